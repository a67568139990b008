import type pg from 'pg'
import { newId } from '#domain/kernel/id.ts'
import type { Rng } from '#domain/kernel/rng.ts'
import { eventHash } from '#server/kernel/timeline.ts'
import { readChain } from '#server/mechanisms/timeline/queries.ts'
import { within } from './duties.ts'
import type { House } from './house.ts'

export type Chain = Awaited<ReturnType<typeof readChain>>
type ChainEvent = Chain[number]

export const chainOf = (house: House): Promise<Chain> => within(house, ctx => readChain(ctx, 0, 100_000))

/** Somebody with the keys of the database: the guards are off, a copy of the true chain is kept for the next try. */
export async function takeOver(house: House): Promise<void> {
  await house.sql.query('ALTER TABLE timeline_events DISABLE TRIGGER ALL')
  await house.sql.query('CREATE TABLE true_events AS SELECT * FROM timeline_events WHERE store_id = $1', [
    house.storeId,
  ])
  await house.sql.query('CREATE TABLE true_heads AS SELECT * FROM timeline_heads WHERE store_id = $1', [house.storeId])
}

export async function restore(house: House): Promise<void> {
  await house.sql.query('DELETE FROM timeline_events WHERE store_id = $1', [house.storeId])
  await house.sql.query('DELETE FROM timeline_heads WHERE store_id = $1', [house.storeId])
  await house.sql.query('INSERT INTO timeline_events SELECT * FROM true_events')
  await house.sql.query('INSERT INTO timeline_heads SELECT * FROM true_heads')
}

export type Tampering = (sql: pg.Pool, chain: Chain, rng: Rng) => Promise<unknown>

export const tamperings: Record<string, Tampering> = {
  edit: (sql, chain, rng) => {
    const change = rng.pick([
      "actor_name = actor_name || '甲'",
      "event = 'order.cancelled'",
      "reason = 'another'",
      `data = data || '{"amountFen": 1}'`,
      "at = at - interval '1 day'",
      `subject_id = '${newId()}'`,
      `thread_id = '${newId()}'`,
      `actor_id = '${newId()}'`,
      "actor_kind = 'device'",
      "request_id = request_id || 'x'",
      "device_at = '2027-01-01T00:00:00Z'",
      'prev_hash = reverse(prev_hash)',
      'hash = md5(hash) || md5(hash)',
    ])
    return sql.query(`UPDATE timeline_events SET ${change} WHERE id = $1`, [rng.pick(chain).id])
  },
  delete: (sql, chain, rng) => sql.query('DELETE FROM timeline_events WHERE id = $1', [rng.pick(chain).id]),
  swap: async (sql, chain, rng) => {
    const [a, b] = rng.shuffle(chain)
    if (!a || !b) throw new Error('The chain is too short to swap')
    const number = 'UPDATE timeline_events SET seq = $2 WHERE id = $1'
    await sql.query(number, [a.id, -1])
    await sql.query(number, [b.id, a.seq])
    await sql.query(number, [a.id, b.seq])
  },
  insert: async (sql, chain, rng) => {
    const before = rng.pick(chain)
    const storeId = before.storeId
    await sql.query('UPDATE timeline_events SET seq = -seq - 1 WHERE store_id = $1 AND seq > $2', [storeId, before.seq])
    await sql.query('UPDATE timeline_events SET seq = -seq WHERE store_id = $1 AND seq < 0', [storeId])
    await write(sql, relinked({ ...before, id: newId(), seq: before.seq + 1, event: 'order.forged' }, before.hash))
    await sql.query('UPDATE timeline_heads SET seq = seq + 1 WHERE store_id = $1', [storeId])
  },
  cut: async (sql, chain, rng) => {
    const last = rng.pick(chain.slice(0, -1))
    await sql.query('DELETE FROM timeline_events WHERE store_id = $1 AND seq > $2', [last.storeId, last.seq])
    if (rng.chance(0.5)) await setHead(sql, last)
  },
  append: async (sql, chain) => {
    const last = chain.at(-1)
    if (last) await write(sql, relinked({ ...last, id: newId(), seq: last.seq + 1 }, last.hash))
  },
  rewrite: async (sql, chain, rng) => {
    const from = rng.pick(chain)
    let previous = from.prevHash
    for (const event of chain.filter(item => item.seq >= from.seq)) {
      const reason = event === from ? 'never happened' : event.reason
      const forged = relinked({ ...event, reason }, previous)
      await sql.query('UPDATE timeline_events SET reason = $2, prev_hash = $3, hash = $4 WHERE id = $1', [
        forged.id,
        forged.reason,
        forged.prevHash,
        forged.hash,
      ])
      previous = forged.hash
      await setHead(sql, forged)
    }
  },
}

/** The event with hashes as a clever forger would compute them. */
function relinked(event: ChainEvent, prevHash: string): ChainEvent {
  const { hash: _old, ...content } = { ...event, prevHash }
  return { ...content, hash: eventHash({ ...content, data: JSON.stringify(content.data) }) }
}

function setHead(sql: pg.Pool, event: ChainEvent) {
  return sql.query('UPDATE timeline_heads SET seq = $2, hash = $3 WHERE store_id = $1', [
    event.storeId,
    event.seq,
    event.hash,
  ])
}

function write(sql: pg.Pool, event: ChainEvent) {
  const columns = Object.keys(event).map(name => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`))
  const places = columns.map((_, index) => `$${index + 1}`)
  return sql.query(`INSERT INTO timeline_events (${columns.join(', ')}) VALUES (${places.join(', ')})`, [
    ...Object.values({ ...event, data: JSON.stringify(event.data) }),
  ])
}
