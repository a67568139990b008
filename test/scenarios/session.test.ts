import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../harness/house.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('SYS-01: nobody is let in without a session, with a wrong password or into a foreign store', async () => {
  expect((await house.nobody.get('/session')).status).toBe(401)
  const wrong = await house.nobody.post('/session', { username: 'adviser', password: 'not-the-password' })
  expect(wrong.status).toBe(401)
  expect(wrong.body).toMatchObject({ code: 'kernel.wrongPassword', status: 401 })
  expect(wrong.headers.get('content-type')).toContain('application/problem+json')
  expect((await house.as('adviser').get('/session', { store: house.otherStoreId })).status).toBe(403)
})

test('SYS-01: five wrong passwords lock the account, even for the right one', async () => {
  for (let i = 0; i < 5; i++) await house.nobody.post('/session', { username: 'finance', password: 'wrong-wrong' })
  const locked = await house.nobody.post('/session', { username: 'finance', password: 'Carebay-2026' })
  expect(locked.status).toBe(429)
})

test('SYS-01: signing in sets an http-only cookie, answers a token and shows the verbs of the role', async () => {
  const answer = await house.nobody.post('/session', { username: 'admin', password: 'Carebay-2026' })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('set-cookie')).toMatch(/carebay_session=.+HttpOnly; SameSite=Strict/)
  const session = await house.as('admin').api.access.session({})
  expect(session.verbs).toContain('clock.move')
  expect(session.person.name).toBe('管理员')
})

test('SYS-05: only an administrator moves the virtual clock, and never back', async () => {
  expect((await house.as('adviser').post('/clock', { advance: 'PT1H' })).status).toBe(403)
  const before = await house.now()
  await house.advance('PT4H')
  const after = await house.now()
  expect(Date.parse(after) - Date.parse(before)).toBeGreaterThanOrEqual(4 * 3600_000)
})

test('SYS-01: a tab sends no header; the store in its address counts as one, and only for who works there', async () => {
  const car = await carInShop(house, { store: house.otherStoreId, adviser: 'other-adviser' })
  const path = `/visits?here=true&store=${house.otherStoreId}`
  expect(await house.as('adviser').get(path, { store: '' })).toMatchObject({ status: 403 })
  expect((await house.as('adviser').get('/visits?shop=1')).status).toBe(400)
  await house.sql.query(
    `INSERT INTO staff_grants (staff_id, store_id, role) SELECT id, $1, 'R-SA' FROM auth_users WHERE username = 'adviser'`,
    [house.otherStoreId],
  )
  const answer = await house.as('adviser').get(path, { store: '' })
  expect(answer).toMatchObject({ status: 200, body: { rows: [{ id: car.visitId }] } })
  const own = await house.as('adviser').get('/visits?here=true')
  expect(own).toMatchObject({ status: 200, body: { rows: [] } })
})
