import { expect } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import type { Rng } from '#domain/kernel/rng.ts'
import { addHours } from '#domain/kernel/time.ts'
import { zPaymentNotice } from '#domain/mechanisms/outside/notice.ts'
import { type PartyName, partyNames, switchModes } from '#domain/mechanisms/outside/parties.ts'
import { signNotice } from '#server/mechanisms/outside/payment-notice.ts'
import type { House } from './house.ts'

/** What became of the provider's notices over a run. */
export type Notices = { late: number; never: number; twice: number }

/** Every outside party works, dawdles, fails or talks nonsense for the day; the shop must not notice. */
export async function outsideWeather(house: House, rng: Rng): Promise<void> {
  for (const party of partyNames) await setMode(house, party, rng.pick(switchModes))
}

/**
 * The customers scan their codes while the provider may be cut off from us; then it is there again, now and then without
 * anybody saying so, and the shop sleeps until some hour of the next working morning.
 */
export async function evening(house: House, rng: Rng, notices: Notices): Promise<void> {
  await setMode(house, 'payment', 'ok')
  await house.advance('PT1S')
  if (rng.chance(0.6)) await setMode(house, 'payment', 'fail')
  await house.advance('PT1M')
  const lost = await paidUnheard(house)
  for (const notice of lost) {
    const late = rng.chance(0.4)
    if (late) await tell(house, notice)
    notices[late ? 'late' : 'never']++
  }
  // Somebody turns the switch, or the line is just there again.
  if (rng.chance(0.5)) await setMode(house, 'payment', 'ok')
  await house.sql.query("UPDATE outside_switches SET mode = 'ok' WHERE party = 'payment'")
  for (const party of partyNames) if (party !== 'payment') await setMode(house, party, 'ok')
  await toMorning(house, rng)
  for (const notice of await heardOf(house, lost)) {
    if (!rng.chance(0.5)) continue
    notices.twice++
    await tell(house, notice)
    await tell(house, { ...notice, id: newId() })
  }
}

const setMode = (house: House, party: PartyName, mode: (typeof switchModes)[number]) =>
  house.as('admin').api.outside.setSwitch({ party, mode })

/** From an hour of the evening to some hour of the next working day, over the week-end if there is one. */
async function toMorning(house: House, rng: Rng): Promise<void> {
  const day = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'Asia/Shanghai' })
  await house.advance(`PT${rng.int(12, 16)}H`)
  while (['Sat', 'Sun'].includes(day.format(Date.parse(await house.now())))) await house.advance('PT24H')
  const now = await house.now()
  await house.moveTo(addHours(now, rng.int(0, 3)))
}

type Notice = ReturnType<typeof zPaymentNotice.parse>

/** Notices of payments the customer made and the house has not heard of. */
async function paidUnheard(house: House): Promise<Notice[]> {
  const { rows } = await house.sql.query<{ request: unknown }>(
    `SELECT c.request FROM outside_calls c JOIN payments p ON p.id = c.subject_id
      WHERE c.party = 'payment' AND c.operation = 'paid' AND p.state = 'waiting' ORDER BY c.id`,
  )
  return rows.map(row => zPaymentNotice.parse(row.request))
}

/** Of these notices those whose payment is booked by now. */
async function heardOf(house: House, notices: readonly Notice[]): Promise<Notice[]> {
  const { rows } = await house.sql.query<{ id: string }>(
    "SELECT id FROM payments WHERE id = ANY($1) AND state = 'succeeded'",
    [notices.map(notice => notice.paymentId)],
  )
  return notices.filter(notice => rows.some(row => row.id === notice.paymentId))
}

/** The provider sends its notice, signed now. */
async function tell(house: House, notice: Notice): Promise<void> {
  const fresh = { ...notice, sentAt: await house.now() }
  const signature = signNotice(house.running.services, fresh)
  const answer = await house.nobody.post('/outside/payment-notices', { notice: fresh, signature })
  expect(answer.status).toBe(200)
}
