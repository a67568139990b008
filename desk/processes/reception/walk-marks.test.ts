import { expect, test } from 'vitest'
import type { Entry } from '#desk/kernel/offline/entry.ts'
import { damageTexts } from '#desk/mechanisms/kit/car-damage.ts'
import { markKindTexts } from '#domain/processes/reception/kinds.ts'
import type { MarkView } from '#domain/processes/reception/visit-shape.ts'
import { marksWith, wordsOf } from './walk-marks.ts'

const known: MarkView = {
  ...{ id: 'a', no: 1, view: 'left', xPermille: 420, yPermille: 500, kind: 'scratch', part: '左前门' },
  ...{ note: '', fileIds: [], sameAs: null },
}

function given(operation: string, input: Entry['input']): Entry {
  return {
    ...{ id: operation, owner: 'o', store: 's', about: { kind: 'visit', id: 'v' }, operation, input, photo: null },
    ...{ label: '', draft: null, place: '/', invalidates: [], madeAt: '2027-03-02T01:00:00.000Z', mine: [], base: [] },
    ...{ theirs: null, state: 'waiting', problem: null },
  }
}
const added = given('visits.addMark', {
  ...{ visitId: 'v', id: 'b', view: 'rear', xPermille: 10, yPermille: 20, kind: 'rust', part: '尾门' },
})

test('a kept mark of another build of the program is left out instead of breaking the drawing', () => {
  expect(marksWith([known], [given('visits.addMark', { id: 'x', view: 'below', kind: 'scratch' })])).toEqual([known])
})

test('RCV-11: what was marked, photographed and removed here shows before the server has it, and once after', () => {
  const photos = given('visits.setMarkPhotos', { id: 'b', fileIds: ['p', 7] })
  const marks = marksWith([known], [added, photos])
  expect(marks.map(mark => [mark.no, mark.kind, mark.fileIds])).toEqual([
    [1, 'scratch', []],
    [2, 'rust', ['p']],
  ])
  expect(wordsOf(marks)).toBe('左前门划痕、尾门锈蚀')
  expect(marksWith(marks, [added])).toHaveLength(2)
  expect(marksWith(marks, [given('visits.removeMark', { id: 'a' })]).map(mark => mark.id)).toEqual(['b'])
})

test('the drawing offers every kind of damage there is', () => {
  expect(damageTexts).toEqual(markKindTexts)
})
