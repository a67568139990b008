import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '#desk/routes.tsx'
import { newId } from '#domain/kernel/id.ts'
import { everyone } from '#domain/mechanisms/access/roles.ts'
import { DEMO_PASSWORD } from '#tools/demo/load/house.ts'
import { loadDemo } from '#tools/demo/load/load-demo.ts'
import { type BareHouse, openBareHouse } from '../harness/bare-house.ts'
import { openBrowser } from '../harness/browser.ts'
import { type Cage, openCage } from '../harness/cage.ts'
import { CANARY_WORD, type Planted, plantCanaries } from '../harness/canary.ts'
import { freeLine, option } from '../harness/estimates.ts'
import { figure, scaled } from '../harness/figures.ts'

/** How many records are opened on each page that shows one, how many tabs of it, and how many papers are printed. */
const RECORDS = scaled(1, 4)
const TABS = scaled(3, 12)
const PAPERS = scaled(3, 60)
const silent = { step: () => {}, share: () => {}, end: () => {} }

/** Where the records of a page are found; a new page with an id in its address needs its line here. */
const recordsOf: Record<string, string> = {
  '/appointments/$id': 'appointments',
  '/bay/$id': 'jobs',
  '/booking-candidates/$id': 'booking_candidates',
  '/checklist-sheets/$id': 'checklist_sheets',
  '/conduct/$id': 'conduct_audits',
  '/delivery/$id': `repair_orders WHERE delivery <> 'none'`,
  '/drawer/closings/$id': 'drawer_closings',
  '/follow-up/$id': 'follow_ups',
  '/guarantee/orders/$id': 'repair_orders',
  '/guarantee/vehicles/$id': 'vehicles',
  '/members/$id': 'people',
  '/messages/$id': 'messages',
  '/orders/$id': 'repair_orders',
  '/orders/$id/bundle': 'repair_orders',
  '/parts/orders/$orderId': 'repair_orders',
  '/past-orders/$id': 'past_orders',
  '/people/$id': 'people',
  '/quality/$id': `repair_orders WHERE work IN ('finished', 'inspecting', 'passed')`,
  '/questionnaire-sheets/$id': 'questionnaire_sheets',
  '/reports/$id': 'period_reports',
  '/settlement/$id': 'statements',
  '/tickets/$id': 'tickets',
  '/vehicles/$id': 'vehicles',
  '/visits/$id': 'visits',
  '/visits/$id/diagnosis': 'visits',
  '/visits/$id/estimate': 'visits',
  '/visits/$id/walk': 'visits',
}

/** Nobody of the demo is just being asked questions on the telephone, was audited or has closed a drawer, no list of calls was made, and it had no system before this one. */
const notInDemo = [
  '/booking-candidates/$id',
  '/conduct/$id',
  '/drawer/closings/$id',
  '/past-orders/$id',
  '/questionnaire-sheets/$id',
]

let house: BareHouse
let browser: Browser
let planted: Planted
beforeAll(async () => {
  house = await openBareHouse('2027-03-02T07:45:00.000Z')
  await loadDemo(house.running.services, { seed: '7', stores: 1, days: 2, vehicles: 200 }, silent)
  await showEstimate()
  planted = await plantCanaries(house.sql)
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await house.close()
})

test('R29: the cage hears a canary that sings', async () => {
  const context = await browser.newContext()
  const cage = await openCage(context)
  await cage.page.goto(`${house.running.url}/`)
  await cage.page.evaluate(() => {
    document.body.innerHTML = '<img src=x onerror=window.sang=1><a href="javascript:window.sang=1">a</a>'
  })
  const heard = async () => (await cage.heard()).join('\n')
  for (const sound of [/script-src/, /picture of a canary/, /<img[^>]+onerror/, /<a href="javascript:/])
    await expect.poll(heard).toMatch(sound)
  await context.close()
})

test(`R29: markup in every text of the house runs on no page of the desk`, { timeout: 600_000 }, async () => {
  expect(planted.columns.length, `not planted: ${planted.refused.join(', ')}`).toBeGreaterThan(170)
  const everything = await as('admin', everyone)
  const everywhere = await addresses()
  const opened = await walk(everything, everywhere)
  const adviser = await as('adviser', [])
  const ofAdviser = await walk(adviser, everywhere.slice(0, scaled(8, everywhere.length)))
  expect(opened.heard.concat(ofAdviser.heard)).toEqual([])
  expect(opened.faults.concat(ofAdviser.faults), 'the API stumbled over a canary').toEqual([])
  expect(opened.shown.length, `shown on ${opened.shown.join(' ')}`).toBeGreaterThan(40)
  figure({
    promise: 'R29',
    what: `Markup in ${planted.values} texts of ${planted.columns.length} columns, ${opened.pages + ofAdviser.pages} pages with their tabs and drawers opened`,
    wanted: '0 scripts run, 0 elements made of it',
    got: `0; seen as plain text on ${opened.shown.length + ofAdviser.shown.length} pages`,
  })
})

test('R29: what is printed and what customers open on their telephones runs nothing either', {
  timeout: 300_000,
}, async () => {
  const admin = await house.signIn('admin', DEMO_PASSWORD)
  const { rows } = await house.sql.query<{ id: string }>('SELECT DISTINCT ON (kind) id FROM papers ORDER BY kind, id')
  expect(rows.length).toBeGreaterThan(5)
  for (const { id } of rows.slice(0, PAPERS)) {
    const answer = await admin.raw(`/papers/${id}/pdf`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'self'|default-src 'none'/)
    const bytes = Buffer.from(await answer.arrayBuffer()).toString('latin1')
    expect(bytes.slice(0, 5)).toBe('%PDF-')
    expect(/\/(JS|JavaScript|Launch)\b|\/URI \(javascript:/i.exec(bytes)?.[0]).toBeUndefined()
  }
  const store = (await admin.api.access.session({})).store
  const paper = await linkTo(
    'papers.sign',
    'paper',
    "SELECT id FROM papers WHERE person_id IS NOT NULL AND state = 'presented' LIMIT 1",
  )
  const estimate = await linkTo('estimates.decide', 'estimate', `SELECT id FROM estimates WHERE state = 'shown'`)
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'zh-CN' })
  const cage = await openCage(context)
  for (const path of [`/m/p/${paper}`, `/m/e/${estimate}`, `/m/prices/${store.code}`, `/m/booking/${store.code}`]) {
    await cage.page.goto(`${house.running.url}${path}`)
    await cage.page.getByText(CANARY_WORD).first().waitFor()
    await cage.settled()
    expect(await cage.heard(), path).toEqual([])
  }
  expect(cage.faults).toEqual([])
  await context.close()
})

/** The demo's customers have signed already; one still has to choose. */
async function showEstimate(): Promise<void> {
  const { api } = await house.signIn('adviser', DEMO_PASSWORD)
  const { rows } = await api.visits.list({ here: true })
  const [id, visitId] = [newId(), rows[0]?.id ?? '']
  await house.sql.query('UPDATE visits SET diagnosed_at = arrived_at WHERE id = $1', [visitId])
  await api.estimates.create({ id, visitId, mode: 'item' })
  const { validUntilOn } = await api.estimates.get({ id })
  const options = [option('A', [freeLine('更换雨刮片', 8_000)])]
  const { version } = await api.estimates.save({
    id,
    version: 1,
    validUntilOn,
    options,
    mode: 'item',
    priorExplained: true,
  })
  await api.estimates.show({ id, version })
}

/** A browser in which this person is signed in, with the roles given besides their own. */
async function as(username: string, roles: readonly string[]): Promise<Cage> {
  await house.sql.query(
    `INSERT INTO staff_grants (staff_id, store_id, role) SELECT u.id, s.id, r FROM auth_users u, stores s, unnest($2::text[]) r
     WHERE u.username = $1 ON CONFLICT DO NOTHING`,
    [username, roles],
  )
  const context = await browser.newContext({ viewport: { width: 1366, height: 820 }, locale: 'zh-CN' })
  const cage = await openCage(context)
  await cage.page.goto(`${house.running.url}/`)
  await cage.page.getByLabel('用户名').fill(username)
  await cage.page.getByLabel('密码').fill(DEMO_PASSWORD)
  await cage.page.keyboard.press('Enter')
  await cage.page.getByRole('navigation').first().waitFor()
  return cage
}

/** Every page of the desk, those of records with records that are there. */
async function addresses(): Promise<string[]> {
  const found = await Promise.all(
    routes.map(async ({ path }) => {
      if (!path.includes('$')) return [path]
      const source = recordsOf[path]
      if (source === undefined) throw new Error(`Say in recordsOf where the records of ${path} are`)
      const { rows } = await house.sql.query<{ id: string }>(
        `SELECT id FROM ${source} ORDER BY id DESC LIMIT ${RECORDS}`,
      )
      if (!notInDemo.includes(path)) expect(rows.length, path).toBeGreaterThan(0)
      return rows.map(({ id }) => path.replace(/\$\w+/, id))
    }),
  )
  return found.flat()
}

type Walked = { pages: number; heard: string[]; shown: string[]; faults: string[] }

/** Opens page after page, on each every tab and what stands behind the first rows, and listens. */
async function walk(cage: Cage, paths: readonly string[]): Promise<Walked> {
  const walked: Walked = { pages: 0, heard: [], shown: [], faults: cage.faults }
  const { page } = cage
  for (const path of paths) {
    await cage.visit(path)
    const listen = async (where: string) => {
      walked.pages++
      walked.heard.push(...(await cage.heard()).map(sound => `${where}: ${sound}`))
    }
    await listen(path)
    if (await page.getByText(CANARY_WORD).first().isVisible()) walked.shown.push(path)
    for (const tab of (await page.locator('[role=tab]:visible, .ant-segmented-item:visible').all()).slice(0, TABS)) {
      await tab.click({ timeout: 1_000 }).catch(() => undefined)
      await cage.settled()
      await listen(`${path} tab`)
    }
    const row = page.locator('main tbody tr:not([aria-hidden]):visible').first()
    if (!(await row.isVisible())) continue
    await row.click({ timeout: 1_000 }).catch(() => undefined)
    await cage.settled()
    await listen(`${path} row`)
    await page.keyboard.press('Escape')
  }
  return walked
}

/** A link as it was sent to the customer; the token itself is kept nowhere. */
async function linkTo(purpose: string, kind: string, subject: string): Promise<string> {
  const token = newId().replaceAll('-', '')
  const { rows } = await house.sql.query<{ id: string }>(subject)
  await house.sql.query(
    `INSERT INTO links (id, store_id, token_hash, purpose, subject_kind, subject_id, person_id, expires_at, created_at)
     SELECT $1, s.id, $2, $3, $4, $5, (SELECT id FROM people LIMIT 1), '2030-01-01', '2027-03-02' FROM stores s LIMIT 1`,
    [newId(), createHash('sha256').update(token).digest('hex'), purpose, kind, rows[0]?.id],
  )
  return token
}

test('R29: a page of another site can look at nothing, change nothing and frame nothing, whoever is signed in', async () => {
  const url = house.running.url
  for (const path of ['/', '/orders/none', '/m/prices/none', '/api/session', '/api/docs', '/nowhere.js']) {
    const { headers } = await fetch(`${url}${path}`, { headers: { accept: 'text/html' } })
    const policy = headers.get('content-security-policy') ?? ''
    expect(/script-src ([^;]+)/.exec(policy)?.[1], path).toBe("'self' 'wasm-unsafe-eval'")
    expect(policy, path).toMatch(/frame-ancestors 'self'/)
    expect(policy, path).toMatch(/object-src 'none'/)
    expect(policy, path).toMatch(/base-uri 'self'/)
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('access-control-allow-origin'), path).toBeNull()
  }
  const signIn = { username: 'adviser', password: DEMO_PASSWORD }
  const proxied = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https' },
    body: JSON.stringify(signIn),
  })
  expect(proxied.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict; .*Secure/)
  const { page } = await as('adviser', [])
  const [cookie] = await page.context().cookies(url)
  expect(cookie).toMatchObject({ name: 'carebay_session', httpOnly: true, sameSite: 'Strict' })
  expect(await page.evaluate(() => document.cookie)).toBe('')

  // Another port of the same machine: the cookie goes along, for ports are no border to it.
  const other = createServer((_request, response) => void response.setHeader('content-type', 'text/html').end('<p>'))
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
  const at = other.address()
  await page.goto(`http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/`)
  const sessions = async () => (await house.sql.query('SELECT id FROM auth_sessions ORDER BY id')).rows
  const before = await sessions()
  await page.evaluate(
    async ({ url, signIn }) => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json'])
        for (const path of ['/api/session', '/api/session/end', '/api/people'])
          await fetch(`${url}${path}`, {
            ...{ method: 'POST', credentials: 'include', body: JSON.stringify(signIn) },
            ...(type === 'application/json' ? {} : { mode: 'no-cors' }),
            headers: { 'content-type': type, ...(type === 'application/json' ? { 'idempotency-key': 'a' } : {}) },
          }).catch(() => undefined)
    },
    { url, signIn },
  )
  const sent = page.waitForResponse(response => response.request().method() === 'POST')
  await page.evaluate(action => {
    const form = document.createElement('form')
    Object.assign(form, { method: 'post', action, enctype: 'text/plain' })
    document.body.append(form)
    form.submit()
  }, `${url}/api/session`)
  expect((await sent).status()).toBe(403)
  await page.getByText('kernel.crossSite').waitFor()
  expect(await sessions()).toEqual(before)
  other.close()
})
