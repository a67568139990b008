import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { picture } from '../fixtures/hostile-files.ts'
import { openBrowser } from '../harness/browser.ts'
import { figure } from '../harness/figures.ts'
import { type House, openHouse } from '../harness/house.ts'
import { receiveCar } from '../harness/reception.ts'
import { openTablet } from '../harness/tablet.ts'

let house: House
let browser: Browser
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

/** A car at the counter whose mileage and wish are noted, so that the adviser walks around it next. */
async function registered() {
  const visit = await receiveCar(house)
  const { version } = await house.as('adviser').api.visits.register({
    id: visit.visitId,
    version: visit.version,
    mileageKm: 20_100,
    fuelPercent: 60,
    customerWords: '刹车异响',
    privacyNoticed: true,
  })
  return { ...visit, version }
}

test('RCV-11, RCV-12, RCV-13, RCV-15, RCV-16: a walk-around without the network, three marks with photos, in at most 25 taps; back in reach all of it arrives once', async () => {
  const visit = await registered()
  const { page, tap, taps, photograph, leaveNetwork, enterNetwork } = await openTablet(
    house,
    browser,
    'adviser',
    `/visits/${visit.visitId}/walk`,
  )
  await page.getByRole('button', { name: '左前门' }).waitFor()
  // The points are read ahead as long as there is a network.
  await leaveNetwork()
  await page.waitForLoadState('networkidle')
  const photo = Buffer.from(await picture('jpeg', 1600, 1200))
  const places = [
    { kind: '划痕', part: '左前门' },
    { kind: '凹陷', part: '右后门' },
    { kind: '锈蚀', part: '后备厢盖' },
  ]
  for (const { kind, part } of places) {
    if (kind !== '划痕') await tap(page.getByRole('radio', { name: kind }))
    await tap(page.getByRole('button', { name: part, exact: true }))
    await page.getByText(`${part} ${kind}`).waitFor()
    await photograph(page.locator('input[type=file]').first(), photo)
    await page.getByRole('img', { name: '照片' }).first().waitFor()
  }
  await page.getByText('待上传').first().waitFor()
  await tap(page.getByRole('button', { name: '客户在场已当面检查，保存' }))
  await tap(page.getByRole('button', { name: /全部套好/ }))
  await tap(page.getByRole('button', { name: /其余全部正常/ }))
  await tap(page.getByRole('button', { name: '随车物品' }))
  await tap(page.getByRole('button', { name: '无随车物品，无贵重物品' }))
  await tap(page.getByText('有', { exact: true }))
  await tap(page.getByRole('button', { name: '保存', exact: true }))
  await tap(page.getByRole('button', { name: '未交接证件，保存' }))
  await page
    .getByText(/还有 \d+ 项待上传，上传后再请客户签字/)
    .first()
    .waitFor()
  figure({
    promise: 'U3',
    what: 'Walk-around with three marks and photos, without the network',
    wanted: 'at most 25 taps',
    got: `${taps()}`,
  })
  console.log(`Walk-around with three marks and photos: ${taps()} taps`)
  expect(taps()).toBeLessThanOrEqual(25)
  const before = await house.as('adviser').api.visits.get({ id: visit.visitId })
  expect(before.marks).toEqual([])

  await enterNetwork()
  await page.getByText('检查完成，可以请客户签字').waitFor({ timeout: 60_000 })
  expect(await page.getByText('待上传').count()).toBe(0)
  const shown = await house.as('adviser').api.visits.get({ id: visit.visitId })
  expect(shown.marks.map(mark => [mark.part, mark.kind, mark.fileIds.length])).toEqual([
    ['左前门', 'scratch', 1],
    ['右后门', 'dent', 1],
    ['后备厢盖', 'rust', 1],
  ])
  expect(shown).toMatchObject({ checkedWithCustomer: true, noBelongings: true, spareWheel: true, noPapers: true })
  expect(shown.intakeGaps).toEqual([])
  const files = await house.sql.query('SELECT size_bytes, width FROM files')
  expect(files.rows).toHaveLength(3)
  for (const file of files.rows) expect(Number(file.size_bytes)).toBeLessThan(400_000)
})
