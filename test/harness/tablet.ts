import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import type { House } from './house.ts'

export type Tablet = {
  page: Page
  context: BrowserContext
  /** One tap of a finger, counted. */
  tap(target: Locator): Promise<void>
  /** A photo: the button, then shutter and "use photo" of the tablet's camera, which the browser does not show. */
  photograph(button: Locator, photo: Buffer): Promise<void>
  taps(): number
  /** Out of reach of the network, the program kept by the worker included. */
  leaveNetwork(): Promise<void>
  enterNetwork(): Promise<void>
}

/** A tablet of 1024 × 768 held by somebody of the cast, with the program kept for times without the network. */
export async function openTablet(house: House, browser: Browser, username: string, path: string): Promise<Tablet> {
  const { rows } = await house.sql.query<{ token: string }>(
    'SELECT a.token FROM auth_sessions a JOIN auth_users u ON u.id = a.user_id WHERE u.username = $1 LIMIT 1',
    [username],
  )
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, hasTouch: true, locale: 'zh-CN' })
  await context.addCookies([{ name: 'carebay_session', value: rows[0]?.token ?? '', url: house.url }])
  const page = await context.newPage()
  await page.goto(`${house.url}${path}`)
  let taps = 0
  return {
    page,
    context,
    taps: () => taps,
    async tap(target) {
      taps += 1
      await target.tap()
    },
    async photograph(button, photo) {
      taps += 3
      await button.setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo })
    },
    async leaveNetwork() {
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await context.setOffline(true)
    },
    async enterNetwork() {
      await context.setOffline(false)
    },
  }
}
