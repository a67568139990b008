import type { BrowserContext, Page, Request } from 'playwright-core'

/** A page that is watched for scripts that run, for attempts to run them, and for elements made of somebody's text. */
export type Cage = {
  page: Page
  /** Moves inside the application, as a link does, and waits until the page has what it asked for. */
  visit(path: string): Promise<void>
  /** Until nothing is asked of the server any more. */
  settled(): Promise<void>
  /** What ran, tried to, or stands in the page ready to; nothing is as it should be. */
  heard(): Promise<string[]>
  /** Answers that say the server itself failed, and errors of the page that nobody caught. */
  faults: string[]
}

declare global {
  interface Window {
    sang?: number
    refused?: string[]
  }
}

export async function openCage(context: BrowserContext): Promise<Cage> {
  const page = await context.newPage()
  const loud: string[] = []
  const faults: string[] = []
  let pending = 0
  page.on('pageerror', error => faults.push(`${error.name}: ${error.message} on ${page.url()}`))
  page.on('dialog', dialog => {
    loud.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  const count = (change: number) => (request: Request) => {
    if (request.url().includes('/api/') && !request.url().includes('/api/live')) pending += change
  }
  page.on('request', count(1))
  page.on('requestfinished', count(-1))
  page.on('requestfailed', count(-1))
  page.on('response', response => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
    if (new URL(response.url()).pathname.endsWith('/x')) loud.push('the picture of a canary was asked for')
  })
  // Set before the policy of the page holds, and so not held back by it.
  await page.addInitScript(() => {
    window.refused = []
    document.addEventListener('securitypolicyviolation', event => {
      window.refused?.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
    })
  })
  const settled = async () => {
    let calm = 0
    for (let waited = 0; waited < 200 && calm < 3; waited++) {
      await page.waitForTimeout(40)
      calm = pending === 0 ? calm + 1 : 0
    }
  }
  return {
    page,
    faults,
    settled,
    visit: async path => {
      await page.evaluate(to => window.history.pushState({}, '', to), path)
      await settled()
    },
    heard: async () => {
      const seen = await page.evaluate(() => {
        const made = 'script:not([src]), [onerror], [onload], a[href^="javascript:" i], iframe, object, embed'
        const elements = [...document.querySelectorAll(made)].map(element => element.outerHTML.slice(0, 120))
        return [
          ...(window.sang === undefined ? [] : ['a script ran']),
          ...(window.refused ?? []),
          ...elements,
          ...(document.body.textContent.includes('49kanari') ? ['a template was reckoned'] : []),
        ]
      })
      return [...loud, ...seen]
    },
  }
}
