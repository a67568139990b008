import { expect } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import type { Rng } from '#domain/kernel/rng.ts'
import { acceptCar } from './deliver.ts'
import type { House } from './house.ts'
import { openBrakeOrder, signOrder } from './orders.ts'
import { signedOrder } from './parts.ts'
import { pen } from './pen.ts'
import type { Paper } from './shop-paper.ts'
import { carInShop } from './workshop.ts'

/** A crew at work: its own people, its own part on the shelf, and the cars whose payment is still on its way. */
export type Lane = { shop: House; rng: Rng; partId: string; waiting: { orderId: string; statementId: string }[] }

type Turn = (lane: Lane, paper: Paper) => Promise<void>

/** One thing a crew does next, as chance has it. */
export async function takeTurn(lane: Lane, paper: Paper): Promise<void> {
  await lane.rng.pick<Turn>([visit, visit, receive, sell, giveUp])(lane, paper)
}

/** A car from the signature to the acceptance, paid in one to three parts; the last one by code, or at the counter. */
async function visit(lane: Lane, paper: Paper): Promise<void> {
  const { shop, rng } = lane
  const { orderId, statementId } = await acceptCar(shop, { followUpWanted: rng.chance(0.5) })
  paper.visits++
  const cashier = shop.as('cashier').api.settlement
  let rest = (await cashier.get({ id: statementId })).openFen
  for (let parts = rng.int(1, 3); rest > 0; parts--) {
    const amountFen = parts <= 1 || rest === 1 ? rest : rng.int(1, rest - 1)
    const way =
      amountFen === rest ? rng.pick(['cash', 'wechat', 'alipay'] as const) : rng.pick(['cash', 'card'] as const)
    await cashier.pay({ id: statementId, paymentId: newId(), way, amountFen })
    rest -= amountFen
    paper.payments++
    paper.paidFen += amountFen
    if (way === 'cash' || way === 'card') continue
    paper.codes++
    paper.codeFen += amountFen
    lane.waiting.push({ orderId, statementId })
    return
  }
  await handOver(lane, paper, { orderId, statementId })
}

/** The invoice, the six things handed over, the pass signed; the gate is asked twice and opens once. */
export async function handOver(lane: Lane, paper: Paper, car: { orderId: string; statementId: string }): Promise<void> {
  const { shop, rng } = lane
  const id = car.orderId
  if (rng.chance(0.4)) {
    const buyer = { buyerName: '海湾物流有限公司', buyerCreditCode: '91110000MA0000001X' }
    await shop.as('cashier').api.settlement.invoice({ id: car.statementId, invoiceId: newId(), ...buyer })
    paper.invoices++
  }
  const { api } = shop.as('adviser')
  const { version } = await api.delivery.get({ id })
  const handed = ['gatePass', 'order', 'statement', 'certificate', 'papers', 'key'] as const
  const pass = await api.delivery.handOver({ id, version, handed: [...handed], signerName: '周正', image: pen })
  const { plate } = await api.repairOrders.get({ id })
  expect(await shop.as('gate').api.gate.scan({ token: pass.token, plate })).toMatchObject({ opens: true })
  expect(await shop.as('gate').api.gate.scan({ token: pass.token, plate })).toMatchObject({ opens: false })
  paper.left++
}

const receive: Turn = async ({ shop, rng, partId }, paper) => {
  const pieces = rng.int(1, 9)
  const lines = [{ partId, qtyMilli: pieces * 1000, unitCostFen: rng.int(100, 90_000) }]
  await shop.as('parts').api.stock.receive({ id: newId(), supplier: '滨江配件行', lines })
  paper.onHand.set(partId, (paper.onHand.get(partId) ?? 0) + pieces)
}

/** Parts for a signed order over the counter, and one of them perhaps back. */
const sell: Turn = async (lane, paper) => {
  const { shop, rng, partId } = lane
  const onHand = paper.onHand.get(partId) ?? 0
  if (onHand === 0) return receive(lane, paper)
  const pieces = rng.int(1, Math.min(3, onHand))
  const { orderId, technicianId } = await signedOrder(shop, [{ partId, qtyMilli: pieces * 1000 }])
  const clerk = shop.as('parts').api.parts
  const requestId = (await clerk.ofOrder({ orderId })).requests[0]?.id ?? ''
  const lines = [{ requestId, qtyMilli: pieces * 1000 }]
  const out = await clerk.issue({ orderId, id: newId(), takenBy: technicianId, lines })
  const back = rng.int(0, 1)
  paper.onHand.set(partId, onHand - pieces + back)
  if (back === 0) return
  const slip = (await clerk.ofOrder({ orderId })).slips.find(item => item.id === out.id)
  const line = { lineId: slip?.lines[0]?.id ?? '', qtyMilli: 1000, reason: '用不完', condition: 'sealed' as const }
  await clerk.giveBack({ orderId, issueSlipId: out.id, id: newId(), broughtBy: technicianId, lines: [line] })
}

/** The customer thinks better of it, before or after signing. */
const giveUp: Turn = async ({ shop, rng }, paper) => {
  const id = await openBrakeOrder(shop, await carInShop(shop))
  if (rng.chance(0.5)) await signOrder(shop, id)
  const { api } = shop.as('adviser')
  const { version } = await api.repairOrders.get({ id })
  await api.repairOrders.cancel({ id, version, reason: '客户改变主意' })
  paper.cancelled++
}
