import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { defineChecklist } from '#domain/mechanisms/checklists/definition.ts'
import { defineQuestionnaire } from '#domain/mechanisms/questionnaires/definition.ts'
import { openSheet } from '#server/mechanisms/checklists/sheets.ts'
import { openQuestionnaire } from '#server/mechanisms/questionnaires/sheets.ts'
import { publishDefinitions } from '#server/setup/publish.ts'
import { picture } from '../fixtures/hostile-files.ts'
import { openBrowser, signedIn } from '../harness/browser.ts'
import { within } from '../harness/duties.ts'
import { type House, openHouse } from '../harness/house.ts'

const walk = defineChecklist({
  key: 'journey.walk',
  title: ['环车检查', 'Walk-around'],
  items: [
    {
      key: 'paint',
      label: ['漆面', 'Paint'],
      kind: 'tick',
      photo: 'ifBad',
      required: true,
      group: ['车外', 'Outside'],
    },
    { key: 'glass', label: ['玻璃', 'Glass'], kind: 'tick', required: true, group: ['车外', 'Outside'] },
    {
      key: 'tread',
      label: ['胎纹深度', 'Tread'],
      kind: 'value',
      unit: 'mm',
      min: 1.6,
      required: true,
      group: ['轮胎', 'Tyres'],
    },
    { key: 'belt', label: ['皮带', 'Belt'], kind: 'rag', required: true, group: ['机舱', 'Engine bay'] },
  ],
})
const survey = defineQuestionnaire({
  key: 'journey.survey',
  title: ['回访问卷', 'Call-back'],
  items: [
    { key: 'all', label: ['您对本次服务的总体评价？', 'Overall?'], kind: 'scale', required: true },
    { key: 'noise', label: ['车辆还有异响吗？', 'Still noisy?'], kind: 'yesNo', required: true, inverse: true },
    { key: 'words', label: ['客户意见', 'Words'], kind: 'text' },
  ],
})

let house: House
let browser: Browser
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  await publishDefinitions(house.db, { checklists: [walk], questionnaires: [survey] })
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

test('a technician ticks a sheet by keyboard, adds the photo that is missing and closes it', async () => {
  const subject = { kind: 'visit', id: newId() }
  const id = await within(house, ctx => openSheet(ctx, walk, { subject }))
  const page = await signedIn(house, browser, 'technician', `/checklist-sheets/${id}`)
  await page.getByRole('group', { name: '漆面' }).focus()
  for (const key of ['3', 'ArrowDown', '1']) await page.keyboard.press(key)
  await page.getByRole('textbox', { name: /胎纹深度/ }).fill('1.2')
  await page.getByRole('group', { name: '皮带' }).focus()
  await page.keyboard.press('2')
  await page.getByText('漆面（缺照片）').waitFor()
  const file = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await picture('jpeg', 800, 600)) }
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.getByText('已自动保存').waitFor()
  await page.getByRole('button', { name: '完成检查' }).click()
  await page.getByText('检查单已完成').first().waitFor()
  const sheet = await house.as('technician').api.checklists.read({ id })
  expect(sheet).toMatchObject({ state: 'complete', gaps: [] })
  const results = sheet.answers.map(answer => [answer.key, answer.result, answer.fileIds.length])
  expect(results.toSorted()).toEqual([
    ['belt', 'watch', 0],
    ['glass', 'ok', 0],
    ['paint', 'bad', 1],
    ['tread', 'bad', 0],
  ])
})

test('a caller fills a questionnaire while talking and sees the score', async () => {
  const id = await within(house, ctx => openQuestionnaire(ctx, survey, { subject: { kind: 'followUp', id: newId() } }))
  const page = await signedIn(house, browser, 'cra', `/questionnaire-sheets/${id}`)
  await page
    .getByRole('radiogroup', { name: /总体评价/ })
    .getByText('4')
    .click()
  await page.getByRole('radiogroup', { name: /异响/ }).getByText('否').click()
  await page.getByRole('textbox', { name: '客户意见' }).fill('等候时间长')
  await page.getByText('得分 87.5%').waitFor()
  await page.getByRole('textbox', { name: '客户意见' }).blur()
  await page.getByRole('button', { name: '完成问卷' }).click()
  await page.getByText('问卷已完成').first().waitFor()
  const sheet = await house.as('cra').api.questionnaires.read({ id })
  expect(sheet).toMatchObject({ scoreMilli: 875, answers: { all: 4, noise: false, words: '等候时间长' } })
})
