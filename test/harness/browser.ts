import { type Browser, chromium, type Page } from 'playwright-core'
import type { House } from './house.ts'

/** A browser for journeys: what is seen is what the built screens show. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium'
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}

/** A page on which somebody of the cast is signed in. */
export async function signedIn(house: House, browser: Browser, username: string, path: string): Promise<Page> {
  const { rows } = await house.sql.query<{ token: string }>(
    'SELECT a.token FROM auth_sessions a JOIN auth_users u ON u.id = a.user_id WHERE u.username = $1 LIMIT 1',
    [username],
  )
  const context = await browser.newContext({ viewport: { width: 1366, height: 820 }, locale: 'zh-CN' })
  await context.addCookies([{ name: 'carebay_session', value: rows[0]?.token ?? '', url: house.url }])
  const page = await context.newPage()
  await page.goto(`${house.url}${path}`)
  return page
}

/** A stroke on the pad; what it stands in has to come to rest first, or the stroke goes beside it. */
export async function drawStroke(page: Page): Promise<void> {
  const pad = page.locator('canvas')
  await pad.hover()
  const box = await pad.boundingBox()
  if (!box) throw new Error('There is no pad to sign on')
  await page.mouse.move(box.x + 40, box.y + 60)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + 110, { steps: 6 })
  await page.mouse.move(box.x + 200, box.y + 50, { steps: 6 })
  await page.mouse.up()
}

/** Draws and confirms in the dialog for signing. */
export async function drawSignature(page: Page): Promise<void> {
  await drawStroke(page)
  await page.getByRole('button', { name: '确认签字' }).click()
}

/** The technician's last tap at a job: the place is as it was, and it is done. */
export async function finishOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^完工/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '全部做到' }).click()
  await dialog.getByRole('button', { name: '确认完工' }).click()
}
