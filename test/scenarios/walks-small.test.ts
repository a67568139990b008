import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { talkedBooking, tellAll, versionOf } from '../harness/appointments.ts'
import type { Answer } from '../harness/caller.ts'
import { deliverCar } from '../harness/deliver.ts'
import { figure, scaled } from '../harness/figures.ts'
import { HOUSE_START, type House, openHouse } from '../harness/house.ts'
import { brokenInvariants } from '../harness/invariants.ts'
import { signedOrder, stockUp } from '../harness/parts.ts'
import { bayOf, carInShop, technicianOf } from '../harness/workshop.ts'

const WALKS = scaled(20, 375)
const STEPS = 12
const seed = Number(process.env.CAREBAY_WALK_SEED ?? 7)

let house: House
let deliveredVisit: string
beforeAll(async () => {
  house = await openHouse()
  // Before the walks fill the shop with cars that stay.
  deliveredVisit = (await deliverCar(house)).visitId
}, 60_000)
afterAll(() => house.close())

/** A record, its states and steps as somebody writes them down who only knows the rules of the house. */
type Machine = {
  name: string
  table: string
  start: string
  steps: Record<string, Record<string, string>>
  /** A new record and how each step is taken on it; two of the same at once are two people with the same screen. */
  open(): Promise<{
    id: string
    take: (step: string, atOnce: number) => Promise<Answer[]>
    end?: () => Promise<unknown>
  }>
  /** Steps that may be taken by two people at once without either being told off. */
  harmless: readonly string[]
}

let changesMade = 0

const appointment: Machine = {
  name: 'an appointment',
  table: 'appointments',
  start: 'pending',
  steps: {
    confirm: { pending: 'confirmed', rescheduled: 'confirmed' },
    change: {
      pending: 'pending',
      rescheduled: 'rescheduled',
      confirmed: 'pending',
      preparing: 'pending',
      ready: 'pending',
    },
    tell: { pending: 'pending', rescheduled: 'rescheduled' },
    prepare: { confirmed: 'preparing', preparing: 'preparing', ready: 'preparing' },
    makeReady: { confirmed: 'ready', preparing: 'ready', ready: 'ready' },
    reschedule: {
      confirmed: 'rescheduled',
      preparing: 'rescheduled',
      ready: 'rescheduled',
      rescheduled: 'rescheduled',
    },
    cancel: {
      pending: 'cancelled',
      confirmed: 'cancelled',
      preparing: 'cancelled',
      ready: 'cancelled',
      rescheduled: 'cancelled',
    },
  },
  harmless: ['prepare', 'makeReady'],
  open: async () => {
    const bayId = await bayOf(house, '走查工位')
    await technicianOf(house, 'technician')
    const bookedAt = nextSlot()
    const { id } = await talkedBooking(house, { bayId, bookedAt })
    const keys = ['bay', 'technician', 'tools', 'papers', 'adviser', 'parts']
    const ticks = (state: string) => ({ checks: keys.map(key => ({ key, state })) })
    const bodies: Record<string, (version: number) => Promise<[path: string, body: object]>> = {
      confirm: async version => ['confirm', { version, confirmation: { way: 'call', personReached: '车主本人' } }],
      change: async version => {
        const { kind, channel, vehicleId, personId } = await house.as('adviser').api.appointments.get({ id })
        const history = { lastRepairOn: '2026-12-01', firstRepair: false, repeatRepair: false, preDiagnosis: '' }
        const said = { mileageKm: 42_000, faults: '', wishes: `请在${++changesMade}点前完成` }
        return ['edit', { version, kind, channel, vehicleId, personId, ...history, ...said }]
      },
      tell: async version => ['told', { version, points: [{ point: 'bring', value: '行驶证' }] }],
      prepare: async () => ['checks', ticks('missing')],
      makeReady: async () => ['checks', ticks('notNeeded')],
      reschedule: async version => ['reschedule', { version, bookedAt: nextSlot(), reason: '客户改期' }],
      cancel: async version => ['cancel', { version, reason: '客户不来了' }],
    }
    return {
      id,
      take: async (step, atOnce) => {
        if (step === 'confirm' && (await stateOf('appointments', id)) !== 'cancelled') await retell(id)
        const [path, body] = (await bodies[step]?.(await versionOf(house, id))) ?? ['', {}]
        return together(atOnce, 'adviser', `/appointments/${id}/${path}`, body)
      },
      end: async () =>
        house
          .as('adviser')
          .post(`/appointments/${id}/cancel`, { version: await versionOf(house, id), reason: '走查结束' }),
    }
  },
}

const shortage: Machine = {
  name: 'a shortage',
  table: 'shortages',
  start: 'asked',
  steps: {
    order: { asked: 'ordered', ordered: 'ordered' },
    tell: { arrived: 'told' },
    callInVain: { arrived: 'arrived' },
    withdraw: { asked: 'withdrawn', ordered: 'withdrawn' },
    arrive: { asked: 'arrived', ordered: 'arrived', arrived: 'arrived', told: 'told', withdrawn: 'withdrawn' },
  },
  harmless: ['arrive'],
  open: async () => {
    const { orderId, partIds } = await signedOrder(house, [{ qtyMilli: 1000 }])
    const [found] = (await house.as('parts').api.parts.ofOrder({ orderId })).shortages
    const id = found?.id ?? ''
    const told = { channel: 'call', result: '已告知' }
    return {
      id,
      take: async (step, atOnce) => {
        if (step === 'arrive') {
          await stockUp(house, partIds[0] ?? '', 1000)
          return Array.from({ length: atOnce }, () => fine)
        }
        const { version } = await rowOf('shortages', id)
        const expectedAt = addHours(await house.now(), 48)
        if (step === 'order')
          return together(atOnce, 'parts', `/shortages/${id}/order`, { version, supplier: '厂家', expectedAt })
        if (step === 'withdraw')
          return together(atOnce, 'parts', `/shortages/${id}/withdraw`, { version, reason: '已调货' })
        const personReached = step === 'tell' ? '周正' : null
        return together(atOnce, 'adviser', `/shortages/${id}/tell`, { version, ...told, personReached })
      },
    }
  },
}

const ticket: Machine = {
  name: 'a ticket',
  table: 'tickets',
  start: 'open',
  steps: { solve: { open: 'solved' }, tell: { solved: 'closed' } },
  harmless: [],
  open: async () => {
    const id = newId()
    const tickets = [{ id, kind: 'complaint' as const, text: '空调有异味', handling: 'study' as const }]
    const call = { callId: newId(), vehicleId: null, personId: null, purpose: '来电咨询', tickets }
    await house.as('cra').api.followUp.recordInbound(call)
    return {
      id,
      take: async (step, atOnce) => {
        const { version } = await rowOf('tickets', id)
        if (step === 'solve')
          return together(atOnce, 'supervisor', `/tickets/${id}/solution`, { version, answer: '更换滤芯' })
        return together(atOnce, 'cra', `/tickets/${id}/told`, { version, person: '周正', satisfied: true })
      },
    }
  },
}

/** What a call is about; the calls of the walks are copies of the one planned for it. */

const followUp: Machine = {
  name: 'a follow-up',
  table: 'follow_ups',
  start: 'planned',
  steps: {
    reached: { planned: 'done' },
    refused: { planned: 'done' },
    noAnswer: { planned: 'planned' },
    notConvenient: { planned: 'planned' },
  },
  harmless: [],
  open: async () => {
    const id = newId()
    const { visitId } = await carInShop(house)
    await house.sql.query(
      `INSERT INTO follow_ups SELECT (jsonb_populate_record(f, jsonb_build_object('id', $1::text, 'visit_id', $2::text))).* FROM follow_ups f
        WHERE step = 'first' AND state = 'planned' AND visit_id = $3`,
      [id, visitId, deliveredVisit],
    )
    return {
      id,
      take: async (step, atOnce) => {
        const { version } = await rowOf('follow_ups', id)
        const nextCallAt = step === 'notConvenient' ? addHours(await house.now(), 5) : null
        const said = step === 'reached' ? { interviewee: 'owner', satisfied: true } : {}
        const path = `/follow-ups/${id}/calls`
        return together(atOnce, 'cra', path, { version, result: step, nextCallAt, ...said }, () => ({
          callId: newId(),
        }))
      },
    }
  },
}

test.each([appointment, shortage, ticket, followUp])(
  `R10: ${WALKS} random walks over $name: the house goes where the table says, alone or with two at once, and refuses the rest in words`,
  { timeout: scaled(120_000, 1_800_000) },
  async machine => {
    const counts = { done: 0, refused: 0 }
    const step = fc.record({ name: fc.constantFrom(...Object.keys(machine.steps)), twice: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: STEPS }), async steps => {
        const site = await machine.open()
        let state = machine.start
        expect(await stateOf(machine.table, site.id)).toBe(state)
        for (const { name, twice } of steps) {
          const next = machine.steps[name]?.[state]
          const atOnce = twice && !machine.harmless.includes(name) ? 2 : 1
          const answers = await site.take(name, atOnce)
          const about = `${name} at ${state}: ${JSON.stringify(answers.map(answer => answer.body))}`
          const refused = answers.filter(answer => answer.status !== 200)
          expect(answers.length - refused.length, about).toBe(next === undefined ? 0 : 1)
          for (const { status, body } of refused) {
            expect(status, about).toBe(409)
            expect(body, about).toMatchObject({ code: expect.stringContaining('.'), title: expect.any(String) })
          }
          counts.done += answers.length - refused.length
          counts.refused += refused.length
          state = next ?? state
          expect(await stateOf(machine.table, site.id), about).toBe(state)
        }
        await site.end?.()
      }),
      { numRuns: WALKS, seed, endOnFailure: true },
    )
    expect(await brokenInvariants(house.sql)).toEqual([])
    figure({
      promise: 'R10',
      what: `${WALKS} random walks over ${machine.name}, half of the steps by two at once, seed ${seed}`,
      wanted: 'state as by the table after every step, everything else 409 in words',
      got: `${counts.done} steps done, ${counts.refused} refused, 0 differences`,
    })
  },
)

const fine: Answer = { status: 200, body: {}, headers: new Headers() }

/** The same step by one or two people, who have read the same version. */
async function together(atOnce: number, username: string, path: string, body: object, own = () => ({})) {
  const asked = Array.from({ length: atOnce }, () => house.as(username).post(path, { ...body, ...own() }))
  return Promise.all(asked)
}

async function rowOf(table: string, id: string): Promise<{ version: number; state: string }> {
  const { rows } = await house.sql.query<{ version: number; state: string }>(
    `SELECT version, state FROM ${table} WHERE id = $1`,
    [id],
  )
  const [row] = rows
  if (!row) throw new Error(`${table} has no ${id}`)
  return row
}

const stateOf = async (table: string, id: string) => (await rowOf(table, id)).state

/** The talk is repeated before a confirmation that needs it. */
async function retell(id: string): Promise<void> {
  if (['pending', 'rescheduled'].includes(await stateOf('appointments', id))) await tellAll(house, id)
}

let slots = 0
/** Hours of next week that the shop is open and nobody is at lunch; a walk ends before its hour comes round again. */
function nextSlot(): string {
  const turn = slots++ % 20
  return addHours(HOUSE_START, (6 + Math.floor(turn / 4)) * 24 + ([0, 1, 5, 6][turn % 4] ?? 0))
}
