import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { type House, openHouse } from '../harness/house.ts'
import { receiveCar, walkAroundCar } from '../harness/reception.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const scratch = { view: 'left', xPermille: 420, yPermille: 500, kind: 'scratch', part: '左前门' } as const

test('RCV-11: damage of the last visit is shown beside the car, taken over as the same, and printed as known', async () => {
  const { api, post } = house.as('adviser')
  const first = await receiveCar(house)
  expect((await api.visits.get({ id: first.visitId })).lastWalk).toBeNull()
  const version = await walkAroundCar(house, first)
  const known = await api.visits.addMark({ ...scratch, visitId: first.visitId, id: newId() })
  // The mark took back "nothing found" and says which version that made.
  expect(known.version).toBe(version + 1)
  const walked = await api.visits.walk({
    id: first.visitId,
    version: known.version,
    abnormality: '左前门划痕',
    checkedWithCustomer: true,
  })
  const gone = await api.visits.addMark({ ...scratch, visitId: first.visitId, id: newId(), part: '左后门' })
  expect(gone).toMatchObject({ versionBefore: walked.version, version: walked.version })
  await api.visits.removeMark({ visitId: first.visitId, id: gone.id })
  await api.visits.endUnrepaired({
    id: first.visitId,
    version: walked.version,
    outcome: 'declined',
    reason: '改日再来',
    feeFen: 0,
  })
  await house.sql.query('UPDATE visits SET left_at = $2 WHERE id = $1', [first.visitId, await house.now()])
  await house.advance('P1D')

  const again = await api.visits.arrive({ id: newId(), vehicleId: first.vehicleId })
  const shown = await api.visits.get({ id: again.id })
  expect(shown.lastWalk).toMatchObject({ visitId: first.visitId, marks: [{ id: known.id, part: '左前门' }] })
  const other = await receiveCar(house)
  const path = (visitId: string) => `/visits/${visitId}/marks`
  // Neither another car's mark nor one of this very visit is "as last time".
  expect(await post(path(other.visitId), { ...scratch, id: newId(), sameAs: known.id })).toMatchObject({ status: 404 })
  const own = await api.visits.addMark({ ...scratch, visitId: again.id, id: newId() })
  expect(await post(path(again.id), { ...scratch, id: newId(), sameAs: own.id })).toMatchObject({ status: 404 })
  await api.visits.addMark({ ...scratch, visitId: again.id, id: newId(), sameAs: known.id })
  const marked = await api.visits.get({ id: again.id })
  expect(marked.marks.map(mark => mark.sameAs)).toEqual([null, known.id])

  const taken = await api.visits.take({ id: again.id, version: marked.version })
  const asked = await api.visits.setPurpose({ id: again.id, version: taken.version, purpose: 'repair' })
  const denied = await post(`/visits/${again.id}/walk-around`, {
    version: asked.version - 1,
    abnormality: '无',
    checkedWithCustomer: true,
  })
  expect(denied).toMatchObject({ status: 409, body: { code: 'kernel.stale' } })
  await ready(again.id, asked.version)
  const papers = await api.visits.presentIntake({ id: again.id, version: await versionOf(again.id) })
  const paper = await api.papers.get({ id: papers.walkAroundPaperId })
  expect(paper.document.content).toMatchObject({
    vehicle: { body: shown.vehicle?.body },
    damages: [{ note: null }, { note: '上次到店已有' }],
  })
})

const versionOf = async (id: string) => (await house.as('adviser').api.visits.get({ id })).version

/** All the rest the customer signs, in order. */
async function ready(id: string, start: number) {
  const { api } = house.as('adviser')
  let { version } = await api.visits.register({
    id,
    version: start,
    mileageKm: 20_300,
    fuelPercent: 40,
    customerWords: '保养',
    privacyNoticed: true,
  })
  ;({ version } = await api.visits.walk({ id, version, abnormality: '划痕', checkedWithCustomer: true }))
  const rest = { spareWheel: true, valuables: 'none' } as const
  ;({ version } = await api.visits.saveBelongings({ id, version, none: true, items: [], ...rest }))
  await api.visits.savePapers({ id, version, none: true, papers: [] })
  for (const sheet of (await api.checklists.list({ subjectId: id })).rows)
    await api.checklists.answer({ id: sheet.id, answers: sheet.items.map(({ key }) => ({ key, result: 'ok' })) })
}
