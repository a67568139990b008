import { monitorEventLoopDelay } from 'node:perf_hooks'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { picture, refusedFiles, shortVideo, taintedPictures } from '../fixtures/hostile-files.ts'
import { figure, scaled } from '../harness/figures.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

async function add(bytes: Uint8Array, name = 'photo.jpg', subjectId?: string) {
  const subject = subjectId === undefined ? {} : { subjectKind: 'visit', subjectId }
  return house.as('adviser').post('/files', { id: newId(), name, base64: base64(bytes), purpose: 'test', ...subject })
}

async function fetchFile(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${house.url}/api${path}`, { headers })
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
}

const tokenHeaders = async (username: string) => {
  const { rows } = await house.sql.query<{ token: string }>(
    'SELECT a.token FROM auth_sessions a JOIN auth_users u ON u.id = a.user_id WHERE u.username = $1 ORDER BY a.expires_at DESC LIMIT 1',
    [username],
  )
  return { authorization: `Bearer ${rows[0]?.token}` }
}

test('R15: nobody without a session keeps or reads a file', async () => {
  expect((await house.nobody.post('/files', {})).status).toBe(401)
  expect((await house.nobody.get(`/files/${newId()}`)).status).toBe(401)
})

test('R15: hostile files are refused, and nothing of them is kept', async () => {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  const before = process.memoryUsage().rss
  delay.enable()
  const files = await refusedFiles()
  const outcomes: [string, number][] = []
  for (const file of files) outcomes.push([file.name, (await add(file.bytes, file.name)).status])
  delay.disable()
  expect(files.length).toBeGreaterThanOrEqual(32)
  expect(outcomes.filter(([, status]) => status !== 415 && status !== 400)).toEqual([])
  const { rows } = await house.sql.query<{ n: number }>('SELECT count(*)::int AS n FROM files')
  expect(rows[0]?.n).toBe(0)
  // Beside other tests, time and memory are also theirs.
  if (scaled(0, 1) === 0) return
  const awayMs = Math.round(delay.max / 1e6)
  const megabytes = Math.round((process.memoryUsage().rss - before) / 1_048_576)
  expect(awayMs).toBeLessThan(500)
  expect(megabytes).toBeLessThan(200)
  figure({
    promise: 'R15',
    what: `${files.length} hostile files are sent`,
    wanted: 'all refused, nobody else waits 500 ms, 200 MB at most',
    got: `all refused, at most ${awayMs} ms, ${megabytes} MB`,
  })
})

test('R15: names with line breaks, contents that are no Base64 and files beyond the limit are refused', async () => {
  const good = base64(await picture('jpeg'))
  const post = (body: object) =>
    house.as('adviser').post('/files', { id: newId(), name: 'a.jpg', base64: good, ...body })
  expect((await post({ name: 'a.jpg\r\nset-cookie: x=1' })).status).toBe(400)
  expect((await post({ name: 'a\u0000.jpg' })).status).toBe(400)
  expect((await post({ base64: '????' })).status).toBe(400)
  expect((await post({ base64: `${good}=` })).status).toBe(400)
  expect((await post({ extra: 1 })).status).toBe(400)
  const huge = new Uint8Array(20 * 1_048_576 + 3).fill(65)
  expect((await post({ base64: base64(huge) })).status).toBe(413)
})

test('R15: pictures that carry more than pixels are drawn anew, and answered so that no browser runs them', async () => {
  for (const file of await taintedPictures()) {
    const kept = await add(file.bytes, file.name)
    expect(kept.status, file.name).toBe(200)
    const view = await house.as('adviser').api.files.get({ id: idOf(kept.body) })
    expect(view.name).toMatch(/^[^\\/]+\.(jpg|png|webp)$/)
    expect(view.name).not.toContain('..')
    const answer = await fetchFile(`/files/${view.id}`, await tokenHeaders('adviser'))
    expect(answer.status).toBe(200)
    const text = Buffer.from(answer.bytes).toString('latin1')
    expect(text).not.toContain('script')
    expect(text).not.toContain('PK\u0003\u0004')
    const { exif, width } = await sharp(answer.bytes).metadata()
    expect([exif, width]).toEqual([undefined, 64])
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''\S+$/)
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(answer.headers.get('cache-control')).toContain('private')
    expect(answer.headers.get('content-type')).toMatch(/^image\/(jpeg|png|webp)$/)
  }
})

test('SYS-15, R15: a file of the other store does not exist here, by whatever door', async () => {
  const kept = await add(await picture('png'), 'own.png')
  const id = idOf(kept.body)
  const foreign = await tokenHeaders('other-adviser')
  expect((await fetchFile(`/files/${id}`, foreign)).status).toBe(404)
  expect((await fetchFile(`/files/${id}?store=${house.storeId}`, foreign)).status).toBe(403)
  expect((await house.as('other-adviser').get(`/files/${id}/details`)).status).toBe(404)
  expect((await fetchFile('/files/..%2F..%2Fcarebay.key', await tokenHeaders('adviser'))).status).toBe(404)
})

test('RCV-11, R15: a customer’s photo opens for those who read his papers and for who took it, for no other colleague', async () => {
  const subjectId = newId()
  const id = idOf((await add(await picture('jpeg'), '左前门.jpg', subjectId)).body)
  for (const role of ['washer', 'gate']) {
    expect((await house.as(role).get('/session')).status).toBe(200)
    const answer = await fetchFile(`/files/${id}`, await tokenHeaders(role))
    expect(answer.status, role).toBe(403)
    expect((await house.as(role).get(`/files/${id}/details`)).status).toBe(403)
    expect((await house.as(role).get(`/files?subjectId=${subjectId}`)).status).toBe(403)
  }
  const own = { id: newId(), name: 'wash.jpg', base64: base64(await picture('jpeg')) }
  await house.as('washer').api.files.add(own)
  expect((await fetchFile(`/files/${own.id}`, await tokenHeaders('washer'))).status).toBe(200)
  expect((await fetchFile(`/files/${own.id}`, await tokenHeaders('gate'))).status).toBe(403)
  await house.as('technician').get('/session')
  expect((await fetchFile(`/files/${id}?size=small`, await tokenHeaders('technician'))).status).toBe(200)
})

test('SYS-15: photos of a record are listed with small pictures; large ones are made smaller', async () => {
  const subjectId = newId()
  await add(await picture('jpeg', 4000, 3000), '车头.jpg', subjectId)
  const { rows } = await house.as('technician').api.files.list({ subjectId })
  expect(rows).toMatchObject([
    { name: '车头.jpg', width: 2560, height: 1920, createdByName: '林晓', mediaType: 'image/jpeg' },
  ])
  const small = await fetchFile(`/files/${rows[0]?.id}?size=small`, await tokenHeaders('technician'))
  expect((await sharp(small.bytes).metadata()).width).toBe(320)
  const events = await house.sql.query('SELECT event, data FROM timeline_events WHERE subject_id = $1', [subjectId])
  expect(events.rows).toMatchObject([{ event: 'file.added', data: { mediaType: 'image/jpeg' } }])
})

test('SYS-15: a video plays from the middle', async () => {
  const kept = await add(shortVideo(), 'noise.mp4')
  const id = idOf(kept.body)
  const part = await fetchFile(`/files/${id}`, { ...(await tokenHeaders('adviser')), range: 'bytes=100-199' })
  expect([part.status, part.bytes.length, part.headers.get('content-range')]).toEqual([206, 100, 'bytes 100-199/5024'])
  expect(part.headers.get('content-type')).toBe('video/mp4')
  const beyond = await fetchFile(`/files/${id}`, { ...(await tokenHeaders('adviser')), range: 'bytes=9000-' })
  expect(beyond.status).toBe(416)
})

function idOf(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string') return body.id
  throw new Error(`No id in ${JSON.stringify(body)}`)
}
