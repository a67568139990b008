import type { receptionContract } from '#domain/processes/reception/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { reservedFor } from '#server/mechanisms/ledgers/stock.ts'
import { findBooking, linesOf } from '#server/processes/appointments/queries.ts'
import { type AheadLine, proposalAhead, supplyOf } from '#server/processes/repair-orders/promise-ahead.ts'
import { catalogueOf } from '#server/processes/repair-orders/queries.ts'

type Api = Handlers<typeof receptionContract>

/** RCV-06, EST-13: the floor is asked by trade, grade and certificate of the work, and by the parts that are missing. */
export const proposeAtCounter: Api['proposePromise'] = async (ctx, input) => {
  const { promisedAt } =
    input.appointmentId === undefined
      ? await forWork(ctx, amountsOf(input.work), amountsOf(input.parts))
      : await forBooking(ctx, input.appointmentId)
  return { promisedAt }
}

async function forWork(ctx: Ctx, work: readonly Amount[], parts: readonly Amount[]) {
  const catalogue = await catalogueOf(ctx, { operations: work.map(({ id }) => id), parts: parts.map(({ id }) => id) })
  const lines = [
    ...work.map(({ id, amount }, index): AheadLine => {
      const { system, trade } = found(catalogue.operations.get(id))
      return { ...plain, id: String(index), kind: 'labour', labourOperationId: id, system, trade, hoursCenti: amount }
    }),
    ...parts.map(({ id, amount }, index): AheadLine => {
      const part = found(catalogue.parts.get(id))
      return { ...plain, id: `part ${index}`, kind: 'part', partId: part.id, qtyMilli: amount }
    }),
  ]
  return proposalAhead(ctx, lines, await supplyOf(ctx, lines))
}

/** What was set aside for the booking is there for it. */
async function forBooking(ctx: Ctx, id: string) {
  const booking = found(await findBooking(ctx, id))
  const lines = await linesOf(ctx, booking.id)
  const supply = await supplyOf(ctx, lines)
  for (const { partId, qtyMilli } of await reservedFor(ctx, booking.id)) {
    const { availableMilli, leadDays } = supply.get(partId) ?? { availableMilli: 0, leadDays: 1 }
    supply.set(partId, { availableMilli: availableMilli + qtyMilli, leadDays })
  }
  return proposalAhead(ctx, lines, supply, booking.namedTechnicianId)
}

type Amount = { id: string; amount: number }

const plain = {
  labourOperationId: null,
  partId: null,
  system: '',
  trade: '',
  hoursCenti: null,
  qtyMilli: 1000,
  customerSupplied: false,
}

function amountsOf(text: string): Amount[] {
  return text
    .split(',')
    .filter(pair => pair !== '')
    .map(pair => {
      const [id = '', amount = '0'] = pair.split(':')
      return { id, amount: Number(amount) }
    })
}
