import { expect, test } from 'vitest'
import { readAnswer, type SheetAnswer, sheetGaps } from './answers.ts'
import { type CheckItem, defineChecklist } from './definition.ts'

const item = (rest: Partial<CheckItem>): CheckItem => ({
  key: 'paint',
  label: ['漆面', 'Paint'],
  kind: 'tick',
  required: true,
  ...rest,
})
const answer = (rest: Partial<SheetAnswer>): SheetAnswer => ({
  key: 'paint',
  result: 'ok',
  value: null,
  note: '',
  fileIds: [],
  ...rest,
})

test('two items of one checklist cannot share a key', () => {
  const twice = { key: 'walk', title: ['环检', 'Walk'] as const, items: [item({}), item({})] }
  expect(() => defineChecklist(twice)).toThrow('Two items of walk have one key')
})

test.each<[string, Partial<CheckItem>, SheetAnswer[], string[]]>([
  ['an open required item', {}, [], ['unanswered']],
  ['an open item that may stay open', { required: false }, [], []],
  ['a tick', {}, [answer({})], []],
  ['a photo that is always wanted', { photo: 'always' }, [answer({})], ['photo']],
  ['a photo that is there', { photo: 'always' }, [answer({ fileIds: ['f'] })], []],
  ['damage without its photo', { photo: 'ifBad' }, [answer({ result: 'bad' })], ['photo']],
  ['a good one needs no photo', { photo: 'ifBad' }, [answer({})], []],
  ['not applicable, nobody says why', {}, [answer({ result: 'none' })], ['reason']],
  ['not applicable, with a reason', { photo: 'always' }, [answer({ result: 'none', note: '无备胎' })], []],
  ['not applicable where nothing is required', { required: false }, [answer({ result: 'none' })], []],
  ['an answer to another item', {}, [answer({ key: 'glass' })], ['unanswered']],
])('gaps of a sheet: %s', (_, rest, answers, gaps) => {
  expect(sheetGaps([item(rest)], answers).map(gap => gap.why)).toEqual(gaps)
})

const tread = item({ key: 'tread', kind: 'value', unit: 'mm', min: 1.6, max: 12 })
const tools = item({ key: 'tools', kind: 'count' })

test.each<[string, CheckItem, Parameters<typeof readAnswer>[1], string]>([
  ['no result', item({}), { key: 'paint' }, 'checklists.noResult'],
  ['a tick half good', item({}), { key: 'paint', result: 'watch' }, 'checklists.noWatch'],
  ['no number', tread, { key: 'tread', value: 'deep' }, 'checklists.noNumber'],
  ['a number with too many digits', tread, { key: 'tread', value: '1.6001' }, 'checklists.noNumber'],
  ['an empty number', tread, { key: 'tread', result: 'ok' }, 'checklists.noNumber'],
  ['half a tool', tools, { key: 'tools', value: '1.5' }, 'checklists.noCount'],
  ['fewer than no tools', tools, { key: 'tools', value: '-1' }, 'checklists.noCount'],
])('an answer that does not fit is refused: %s', (_, target, input, code) => {
  expect(readAnswer(target, input)).toMatchObject({ ok: false, refusal: { code } })
})

test.each<[string, CheckItem, Parameters<typeof readAnswer>[1], Partial<SheetAnswer>]>([
  ['within the limits', tread, { key: 'tread', value: '6.2' }, { result: 'ok', value: '6.2' }],
  ['at the limit', tread, { key: 'tread', value: '1.6' }, { result: 'ok' }],
  ['below the limit, whatever was ticked', tread, { key: 'tread', value: '1.5', result: 'ok' }, { result: 'bad' }],
  ['above the limit', tread, { key: 'tread', value: '13' }, { result: 'bad' }],
  ['within the limits, yet to be watched', tread, { key: 'tread', value: '3', result: 'watch' }, { result: 'watch' }],
  [
    'a value that cannot be taken',
    tread,
    { key: 'tread', result: 'none', note: ' 轮胎拆下 ' },
    { value: null, note: '轮胎拆下' },
  ],
  ['a count', tools, { key: 'tools', value: '3' }, { result: 'ok', value: '3' }],
  ['amber', item({ kind: 'rag' }), { key: 'paint', result: 'watch' }, { result: 'watch' }],
])('a measured value decides the result: %s', (_, target, input, expected) => {
  expect(readAnswer(target, input)).toMatchObject({ ok: true, value: expected })
})
