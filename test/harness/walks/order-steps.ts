import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { deliveryPreparation } from '#domain/processes/delivery/checklists.ts'
import type { Answer } from '../caller.ts'
import { lookedAt } from '../deliver.ts'
import type { House } from '../house.ts'
import { issueAll } from '../issue-parts.ts'
import { brakeLines, fillExitCheck, restored, washIfAsked } from '../orders.ts'
import { pen } from '../pen.ts'
import { bayOf, type CarInShop, technicianOf } from '../workshop.ts'
import type { OrderModel, OrderStep } from './order-model.ts'

/** The order a walk goes over, and what its steps have to remember. */
export type OrderSite = {
  house: House
  car: CarInShop
  id: string
  slot: number
  papers: { id: string; contentHash: string }[]
  token: string
  totalFen: number
}

type Post = (site: OrderSite, model: OrderModel) => Promise<Answer>

const ok = (body: unknown): Answer => ({ status: 200, body, headers: new Headers() })

/** Each step as a person takes it, with everything it needs besides its right moment. */
export const orderPosts: Record<OrderStep, Post> = {
  promise: async s => {
    const promisedAt = addHours(await s.house.now(), 8)
    return order(s, 'adviser', 'promise', { version: await orderVersion(s), promisedAt, reason: '客户等候' })
  },
  present: async s => {
    const answer = await order(s, 'adviser', 'present', { version: await orderVersion(s) })
    if (answer.status !== 200) return answer
    const { contractPaperId, contractHash, orderPaperId, contentHash } = Object(answer.body)
    s.papers = [
      { id: contractPaperId, contentHash: contractHash },
      { id: orderPaperId, contentHash },
    ]
    return answer
  },
  sign: async s => {
    let answer: Answer | undefined
    for (const { id, contentHash } of s.papers) {
      const signature = { role: 'customer', method: 'drawn', signerName: '周正', image: pen, contentHash }
      answer = await s.house.as('adviser').post(`/papers/${id}/signatures`, signature)
    }
    return answer ?? { status: 409, body: { code: 'walk.nothingToSign', title: '-' }, headers: new Headers() }
  },
  startWash: s => wash(s, 'start'),
  finishWash: s => wash(s, 'finish'),
  returnWash: s => wash(s, 'return'),
  receive: s => order(s, 'manager', 'receive', {}),
  dispatch: async s => {
    const from = addHours(await s.house.now(), s.slot)
    const [technicianId, bayId] = [await technicianOf(s.house, 'technician'), await bayOf(s.house, '工位 1')]
    const job = { id: newId(), lineId: await labourLine(s), technicianId, bayId, from, to: addHours(from, 1) }
    return order(s, 'dispatcher', 'dispatch', { jobs: [job] })
  },
  start: async s => job(s, 'start', await jobOf(s)),
  pause: async s => job(s, 'pause', { ...(await jobOf(s)), reason: 'pause' }),
  tick: async s => {
    const { id } = await jobOf(s)
    await s.house.as('technician').post(`/jobs/${id}/steps/1`, {})
    return s.house.as('technician').post(`/jobs/${id}/steps/2`, { value: '110' })
  },
  finish: async s => job(s, 'finish', { ...(await jobOf(s)), place: restored }),
  inspectSelf: s => inspect(s, 'technician', { level: 'self', result: 'pass' }),
  inspectMutual: s => inspect(s, 'technician2', { level: 'mutual', result: 'pass' }),
  inspectExit: async (s, m) => {
    if (m.inspected.length === 2 && m.work === 'inspecting') await fillExitCheck(s.house, s.id)
    return inspect(s, 'inspector', { level: 'exit', result: 'pass' })
  },
  failExit: async s => {
    const failedLineId = await labourLine(s)
    return inspect(s, 'inspector', {
      level: 'exit',
      result: 'fail',
      failedLineId,
      defect: '异响仍在',
      cause: '装配不到位',
    })
  },
  sendBack: async s => order(s, 'adviser', 'send-back', { lineId: await labourLine(s), defect: '客户说仍有异响' }),
  fetchParts: async s => {
    await issueAll(s.house, s.id)
    return ok({})
  },
  changeLines: async s => {
    const lines = brakeLines(s.car)
    return order(s, 'adviser', 'lines', { version: await orderVersion(s), lines })
  },
  newPromise: async s => {
    const promisedAt = addHours(await s.house.now(), 30)
    const told = { channel: 'call', personReached: '周正', apology: true }
    return order(s, 'adviser', 'new-promise', {
      version: await orderVersion(s),
      promisedAt,
      reason: '配件晚到',
      ...told,
    })
  },
  cancel: async s => order(s, 'adviser', 'cancel', { version: await orderVersion(s), reason: '客户改变主意' }),
  total: async s => {
    const answer = await order(s, 'cashier', 'total', {})
    if (answer.status === 200) s.totalFen = Object(answer.body).statements[0].totalFen
    return answer
  },
  withdrawTotal: s => order(s, 'cashier', 'total/withdraw', { reason: '漏了一项' }),
  reverse: async s => {
    const { id, version } = await statementOf(s)
    const asked = await s.house.as('adviser').post(`/statements/${id}/reversal`, { version, reason: '开错付款方' })
    if (asked.status !== 200) return asked
    const decision = { version: 1, granted: true, note: '' }
    await s.house.as('service').post(`/approvals/${Object(asked.body).approvalId}/decide`, decision)
    return s.house.as('cashier').post(`/statements/${id}/reversal/execution`, { version })
  },
  check: async s => {
    const { id, version } = await statementOf(s)
    return s.house.as('adviser').post(`/statements/${id}/check`, { version })
  },
  payHalf: async (s, m) => {
    const half = Math.floor(s.totalFen / 2)
    const amountFen = m.paid === 0 ? half : s.totalFen - half
    const { id } = await statementOf(s)
    return s.house.as('cashier').post(`/statements/${id}/payments`, { paymentId: newId(), way: 'cash', amountFen })
  },
  takeOver: s => s.house.as('adviser').post(`/deliveries/${s.id}/take-over`, { checks: lookedAt }),
  prepare: async (s, m) => {
    if (m.delivery === 'preparing') await makeReady(s)
    return delivery(s, 'prepared', {})
  },
  notify: s =>
    delivery(s, 'notices', {
      noticeId: newId(),
      kind: 'delivery',
      channel: 'call',
      reached: true,
      personReached: '周正',
    }),
  startPickup: s => delivery(s, 'pickup', {}),
  explain: async s => delivery(s, 'explanations', { lineIds: [await labourLine(s)] }),
  decideOldParts: async s => {
    const { rows } = await s.house.sql.query<{ id: string }>('SELECT id FROM old_parts WHERE order_id = $1', [s.id])
    const ids = rows.length > 0 ? rows.map(({ id }) => id) : [newId()]
    return delivery(s, 'old-parts', { decisions: ids.map(id => ({ id, decision: 'leave' })) })
  },
  advise: s =>
    delivery(s, 'advice', { careNotes: ['避免急刹'], nextOn: '2027-09-02', nextKm: 40_000, nextContent: '小保养' }),
  accept: s => delivery(s, 'acceptance', { signerName: '周正', image: pen, rating: 5 }),
  handOver: async s => {
    const handed = ['gatePass', 'order', 'statement', 'certificate', 'papers', 'key']
    const answer = await delivery(s, 'hand-over', { handed, signerName: '周正', image: pen })
    if (answer.status === 200) s.token = Object(answer.body).token
    return answer
  },
  leave: async s => {
    const { plate } = await s.house.as('adviser').api.repairOrders.get({ id: s.id })
    return s.house.as('gate').post('/gate/scans', { token: s.token, plate })
  },
}

const order = (s: OrderSite, username: string, verb: string, body: unknown) =>
  s.house.as(username).post(`/repair-orders/${s.id}/${verb}`, body)

async function orderVersion(s: OrderSite): Promise<number> {
  return (await row<{ version: number }>(s, 'SELECT version FROM repair_orders WHERE id = $1')).version
}

async function labourLine(s: OrderSite): Promise<string> {
  const text = `SELECT id FROM order_lines WHERE order_id = $1 AND kind = 'labour' ORDER BY position`
  return (await row<{ id: string }>(s, text)).id
}

const jobOf = (s: OrderSite) =>
  row<{ id: string; version: number }>(s, 'SELECT id, version FROM jobs WHERE order_id = $1')

const statementOf = (s: OrderSite) =>
  row<{ id: string; version: number }>(
    s,
    'SELECT id, version FROM statements WHERE order_id = $1 ORDER BY totalled_at DESC, number DESC',
  )

const job = (s: OrderSite, verb: string, { id, ...body }: { id: string; version: number; [more: string]: unknown }) =>
  s.house.as('technician').post(`/jobs/${id}/${verb}`, body)

async function wash(s: OrderSite, verb: string): Promise<Answer> {
  const text = `SELECT id, version FROM washes WHERE order_id = $1 AND phase = 'before'`
  const { id, version } = await row<{ id: string; version: number }>(s, text)
  return s.house.as('washer').post(`/washes/${id}/${verb}`, { version })
}

async function inspect(s: OrderSite, username: string, body: Record<string, unknown>): Promise<Answer> {
  const checkedLines = [await labourLine(s)]
  return order(s, username, 'inspections', { inspectionId: newId(), checkedLines, ...body })
}

async function delivery(s: OrderSite, verb: string, body: Record<string, unknown>): Promise<Answer> {
  const text = 'SELECT coalesce((SELECT version FROM deliveries WHERE order_id = $1), 1) AS version'
  const versioned = { ...body, version: (await row<{ version: number }>(s, text)).version }
  return s.house.as('adviser').post(`/deliveries/${s.id}/${verb}`, versioned)
}

/** Washed once more and every point of the preparation ticked. */
async function makeReady(s: OrderSite): Promise<void> {
  await washIfAsked(s.house, s.id)
  const { api } = s.house.as('adviser')
  const sheetId = (await api.delivery.get({ id: s.id })).preparationSheetId ?? ''
  if ((await api.checklists.read({ id: sheetId })).state !== 'open') return
  const answers = deliveryPreparation.items.map(item => ({ key: item.key, result: 'ok' as const }))
  await api.checklists.answer({ id: sheetId, answers })
}

async function row<R extends object>(s: OrderSite, text: string): Promise<R> {
  const { rows } = await s.house.sql.query<R>(text, [s.id])
  const [first] = rows
  if (!first) throw new Error(`No row: ${text}`)
  return first
}
