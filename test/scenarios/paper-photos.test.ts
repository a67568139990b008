import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { type House, openHouse } from '../harness/house.ts'
import { settle } from '../harness/messages.ts'
import { receiveCar, walkAroundCar } from '../harness/reception.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function photo(): Promise<string> {
  const bytes = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#884422' } })
    .webp()
    .toBuffer()
  const { id } = await house
    .as('adviser')
    .api.files.add({ id: newId(), name: '划痕.webp', base64: bytes.toString('base64') })
  return id
}

/** A walk-around sheet with a picture of its one scratch, shown to the customer by link. */
async function sentSheet() {
  const { api } = house.as('adviser')
  const visit = await receiveCar(house)
  const id = visit.visitId
  await walkAroundCar(house, visit)
  const fileId = await photo()
  const scratch = { view: 'left', xPermille: 420, yPermille: 500, kind: 'scratch', part: '左前门' } as const
  await api.visits.addMark({ ...scratch, visitId: id, id: newId(), fileIds: [fileId] })
  const version = async () => (await api.visits.get({ id })).version
  await api.visits.walk({ id, version: await version(), abnormality: '左前门划痕一处', checkedWithCustomer: true })
  const { walkAroundPaperId: paperId } = await api.visits.presentIntake({ id, version: await version() })
  await api.papers.sendLink({ id: paperId, role: 'customer' })
  await settle(house)
  const { rows } = await house.sql.query<{ body: string }>(
    `SELECT c.request ->> 'body' AS body FROM outside_calls c JOIN messages m ON m.id = c.id WHERE m.subject_id = $1`,
    [paperId],
  )
  const token = /\/m\/p\/([\w-]{32})/.exec(rows[0]?.body ?? '')?.[1] ?? ''
  return { paperId, fileId, token }
}

test('RCV-11: a link opens the pictures of its own paper and no other file, and none once it has expired', async () => {
  const first = await sentSheet()
  const other = await sentSheet()
  const read = (token: string, id: string, size = '') => house.nobody.get(`/links/${token}/photos/${id}${size}`)
  const loose = await photo()
  for (const id of [newId(), loose, other.fileId]) expect((await read(first.token, id)).status).toBe(404)
  expect((await read('x'.repeat(32), first.fileId)).status).toBe(404)

  const whole = await read(first.token, first.fileId)
  expect(whole.status).toBe(200)
  expect(whole.headers.get('content-type')).toBe('image/webp')
  const small = await read(first.token, first.fileId, '?size=small')
  expect(Number(small.headers.get('content-length'))).toBeLessThan(Number(whole.headers.get('content-length')))

  await house.advance('PT25H')
  expect((await read(first.token, first.fileId)).status).toBe(404)
})

test('RCV-11, FRM-33: the picture of a scratch is printed on the sheet', async () => {
  const { paperId } = await sentSheet()
  const pdf = await house.as('adviser').get(`/papers/${paperId}/pdf`)
  expect(String(pdf.body)).toMatch(/^%PDF/)
  expect(String(pdf.body)).toContain('/Subtype /Image')
  expect(String(pdf.body)).toContain('/Filter /DCTDecode')
})
