import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addMinutes } from '#domain/kernel/time.ts'
import { type Checklist, defineChecklist } from '#domain/mechanisms/checklists/definition.ts'
import { defineQuestionnaire } from '#domain/mechanisms/questionnaires/definition.ts'
import { protectiveChecklist } from '#domain/processes/reception/checklists.ts'
import { openSheet, sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { openQuestionnaire } from '#server/mechanisms/questionnaires/sheets.ts'
import { publishDefinitions } from '#server/setup/publish.ts'
import { picture } from '../fixtures/hostile-files.ts'
import { within } from '../harness/duties.ts'
import { type House, openHouse } from '../harness/house.ts'
import { carInShop } from '../harness/workshop.ts'

const walk = defineChecklist({
  key: 'test.walk',
  title: ['环车检查', 'Walk-around'],
  items: [
    { key: 'paint', label: ['漆面', 'Paint'], kind: 'tick', photo: 'ifBad', required: true },
    { key: 'tread', label: ['胎纹', 'Tread'], kind: 'value', unit: 'mm', min: 1.6, required: true },
    { key: 'spare', label: ['备胎', 'Spare wheel'], kind: 'tick', required: true },
    { key: 'smell', label: ['气味', 'Smell'], kind: 'rag', required: false },
  ],
})
const survey = defineQuestionnaire({
  key: 'test.survey',
  title: ['满意度', 'Satisfaction'],
  items: [
    { key: 'all', label: ['总体', 'Overall'], kind: 'scale', required: true, area: 'all' },
    { key: 'words', label: ['意见', 'Words'], kind: 'text' },
  ],
})

let house: House
beforeAll(async () => {
  house = await openHouse()
  await publish(walk)
})
afterAll(() => house.close())

const publish = (...checklists: Checklist[]) => publishDefinitions(house.db, { checklists, questionnaires: [survey] })
const subject = () => ({ kind: 'visit', id: newId() })
const open = (about = subject(), definition = walk) =>
  within(house, ctx => openSheet(ctx, definition, { subject: about }))
const sheets = (username: string) => house.as(username).api.checklists

async function photo(username: string): Promise<string> {
  const id = newId()
  const base64 = Buffer.from(await picture('jpeg')).toString('base64')
  await house.as(username).api.files.add({ id, name: 'a.jpg', base64 })
  return id
}

test('a sheet is filled by those whose work it is, in their own store, and not after it is closed', async () => {
  const id = await open()
  expect((await house.nobody.get(`/checklist-sheets/${id}`)).status).toBe(401)
  const answers = [{ key: 'paint', result: 'ok' }]
  expect((await house.as('finance').post(`/checklist-sheets/${id}/answers`, { answers })).status).toBe(403)
  expect((await house.as('other-adviser').get(`/checklist-sheets/${id}`)).status).toBe(404)
  expect((await house.as('other-adviser').post(`/checklist-sheets/${id}/answers`, { answers })).status).toBe(404)
  const strange = [{ key: 'wings', result: 'ok' }]
  expect((await house.as('adviser').post(`/checklist-sheets/${id}/answers`, { answers: strange })).status).toBe(400)
  const foreign = await photo('other-adviser')
  const stolen = [{ key: 'paint', result: 'bad', fileIds: [foreign] }]
  expect((await house.as('adviser').post(`/checklist-sheets/${id}/answers`, { answers: stolen })).status).toBe(400)
})

test('QC-06: a sheet with open points cannot be closed; the refusal names them', async () => {
  const about = subject()
  const id = await open(about)
  await sheets('adviser').answer({
    id,
    answers: [
      { key: 'paint', result: 'bad' },
      { key: 'spare', result: 'none' },
    ],
  })
  const refused = await house.as('adviser').post(`/checklist-sheets/${id}/completion`, {})
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'checklists.gaps', params: { count: 3, items: '漆面、胎纹、备胎' } },
  })
  const view = await sheets('adviser').answer({
    id,
    answers: [
      { key: 'paint', result: 'bad', fileIds: [await photo('adviser')], note: '左前门划痕' },
      { key: 'tread', value: '1.4' },
      { key: 'spare', result: 'none', note: '本车无备胎' },
    ],
  })
  expect(view.gaps).toEqual([])
  expect(view.answers.find(answer => answer.key === 'tread')).toMatchObject({ result: 'bad', answeredByName: '林晓' })
  expect(await sheets('adviser').complete({ id })).toMatchObject({ state: 'complete', can: { fill: false } })
  const again = await house.as('adviser').post(`/checklist-sheets/${id}/completion`, {})
  expect(again).toMatchObject({ status: 409, body: { code: 'checklists.complete' } })
  const answers = [{ key: 'paint', result: 'ok' }]
  expect((await house.as('adviser').post(`/checklist-sheets/${id}/answers`, { answers })).status).toBe(409)
  const events = await house.sql.query('SELECT event, data FROM timeline_events WHERE subject_id = $1 ORDER BY seq', [
    about.id,
  ])
  expect(events.rows.map(row => row.event)).toEqual([
    'checklist.opened',
    'checklist.answered',
    'checklist.answered',
    'checklist.completed',
  ])
  expect(events.rows.at(-1)?.data).toMatchObject({ bad: expect.arrayContaining(['paint', 'tread']) })
})

test('one sheet of a kind is open for a record, however many tablets open it; a closed one is followed by a new one', async () => {
  const about = subject()
  const ids = await Promise.all([open(about), open(about), open(about)])
  expect(new Set(ids).size).toBe(1)
  const { rows } = await sheets('technician').list({ subjectId: about.id })
  expect(rows).toHaveLength(1)
  const [id = ''] = ids
  const answers = [
    { key: 'paint', result: 'ok' as const },
    { key: 'tread', value: '5' },
    { key: 'spare', result: 'ok' as const },
  ]
  await sheets('technician').answer({ id, answers })
  await sheets('technician').complete({ id })
  expect(await open(about)).not.toBe(id)
  expect(await within(house, ctx => sheetFor(ctx, walk.key, about.id))).toMatchObject({ state: 'open' })
})

test('ticks made offline carry their own time, and an old one does not undo a newer', async () => {
  const id = await open()
  const now = await house.now()
  const ago = (minutes: number) => addMinutes(now, -minutes)
  const tick = (result: string, at: string) =>
    house
      .as('technician')
      .post(
        `/checklist-sheets/${id}/answers`,
        { answers: [{ key: 'smell', result }] },
        { headers: { 'carebay-device-time': at } },
      )
  await tick('watch', ago(10))
  await tick('ok', ago(30))
  const [answer] = (await sheets('technician').read({ id })).answers
  expect(answer).toMatchObject({ result: 'watch', answeredAt: ago(10) })
  // A tablet whose clock runs ahead is not believed.
  await tick('bad', ago(-600))
  const [later] = (await sheets('technician').read({ id })).answers
  expect(later?.result).toBe('bad')
  expect(Date.parse(later?.answeredAt ?? '')).toBeLessThan(Date.parse(ago(-1)))
})

test('SYS-08: the group publishes, a store adds its own points but drops none that are required; open sheets stay as they were', async () => {
  const before = await open()
  expect((await house.as('adviser').post(`/checklists/${walk.key}/versions`, {})).status).toBe(403)
  const own = { key: 'wash', label: ['洗车', 'Wash'] as const, kind: 'tick' as const, required: true }
  const [paint, ...others] = walk.items
  const post = (items: readonly unknown[]) =>
    house.as('service').post(`/checklists/${walk.key}/versions`, { title: '滨江店环检', items })
  expect((await post([...others, own])).status).toBe(409)
  expect((await post([{ ...paint, required: false }, ...others])).status).toBe(409)
  expect((await post([...walk.items, paint])).status).toBe(400)
  expect((await post([...walk.items, own])).status).toBe(200)
  expect((await sheets('adviser').read({ id: before })).items).toHaveLength(4)
  expect((await sheets('adviser').read({ id: await open() })).items).toHaveLength(5)
  const { rows } = await house.as('other-adviser').api.checklists.templates({})
  expect(rows.find(row => row.key === walk.key)).toMatchObject({ own: false, title: '环车检查' })
})

test('a definition that changed is a new version, one that did not is none', async () => {
  const changed = { ...walk, key: 'test.changed' }
  await publish(changed)
  await publish(changed)
  await publish({ ...changed, title: ['环检二', 'Walk two'] })
  const { rows } = await house.sql.query(
    'SELECT template_version, title FROM checklist_templates WHERE key = $1 ORDER BY template_version',
    [changed.key],
  )
  expect(rows).toEqual([
    { template_version: 1, title: '环车检查' },
    { template_version: 2, title: '环检二' },
  ])
})

test('a questionnaire is scored as it is answered, and closed when what is required is there', async () => {
  const about = { kind: 'followUp', id: newId() }
  const id = await within(house, ctx => openQuestionnaire(ctx, survey, { subject: about }))
  expect(await within(house, ctx => openQuestionnaire(ctx, survey, { subject: about }))).toBe(id)
  const path = `/questionnaire-sheets/${id}/answers`
  expect((await house.as('washer').post(path, { answers: {} })).status).toBe(403)
  expect((await house.as('cra').post(path, { answers: { all: 9 } })).status).toBe(400)
  expect((await house.as('cra').post(path, { answers: { words: '好' }, complete: true })).status).toBe(409)
  const { questionnaires } = house.as('cra').api
  expect(await questionnaires.answer({ id, answers: { words: '等得久' } })).toMatchObject({ scoreMilli: null })
  const done = await questionnaires.answer({ id, answers: { all: 4 }, complete: true })
  expect(done).toMatchObject({
    scoreMilli: 750,
    areas: [{ area: 'all', scoreMilli: 750 }],
    answers: { words: '等得久' },
  })
  expect((await house.as('cra').post(path, { answers: { all: 5 } })).status).toBe(409)
  expect((await house.as('other-cra').get(`/questionnaire-sheets/${id}`)).status).toBe(404)
  expect((await questionnaires.list({ subjectId: about.id })).rows).toHaveLength(1)
})

test('RCV-16, QC-06: a sheet that ends with its process is filled in here, but not closed before it', async () => {
  const { visitId } = await carInShop(house)
  const rows = (await sheets('adviser').list({ subjectId: visitId })).rows
  const covers = rows.find(row => row.key === protectiveChecklist.key)
  const id = covers?.id ?? ''
  expect(covers?.can).toEqual({ fill: true, complete: false })
  await sheets('adviser').answer({
    id,
    answers: covers?.items.map(({ key }) => ({ key, result: 'ok' as const })) ?? [],
  })
  const refused = await house.as('adviser').post(`/checklist-sheets/${id}/completion`, {})
  expect(refused).toMatchObject({ status: 409, body: { code: 'checklists.closedByProcess' } })
  // A cover that came off is noted, which a closed sheet would not let.
  const off = await sheets('adviser').answer({ id, answers: [{ key: 'seat', result: 'bad', note: '座套破损，更换' }] })
  expect(off).toMatchObject({ state: 'open' })
})
