import { addMonthsOn, instantOf } from '#domain/kernel/time.ts'
import { firstFixPpm } from '#domain/processes/guarantee/comeback.ts'
import type { ComebackView, guaranteeContract } from '#domain/processes/guarantee/contract.ts'
import type { CauseGroup } from '#domain/processes/guarantee/kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { findOrder } from '../repair-orders/queries.ts'
import { readVehicle } from './clocks.ts'
import { makeFree, refuseGuarantee, setCause } from './decide.ts'
import { chooseRight, confirmFault, denyFault } from './decide-faults.ts'
import { readEarly, standingView } from './early.ts'
import { answerExchange, askExchange, finishExchange } from './exchanges.ts'
import { endPause, pause, withdrawPause } from './pauses.ts'
import { listComebacks, repairsOfSpan } from './queries.ts'
import { carOf } from './queries-clocks.ts'

type Api = Handlers<typeof guaranteeContract>
type Listed = Awaited<ReturnType<typeof listComebacks>>[number]

const ofOrder: Api['ofOrder'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id))
  const car = found(await carOf(ctx, order.vehicleId))
  const comebacks = (await listComebacks(ctx, { orderId: order.id })).map(row => present(ctx, row))
  const { pending, decided, ...facts } = await readEarly(ctx, order)
  const early = {
    standing: standingView(facts),
    pending: pending.map(({ fault, because, standing }) => ({ fault, because: [...because], rights: standing.rights })),
    faults: decided,
    can: {
      ...{ confirm: ctx.can('guarantee.find'), deny: ctx.can('guarantee.refuse') },
      choose: ctx.can('guarantee.exchange'),
    },
  }
  return { orderId: order.id, number: order.number, plate: car.plate, vehicleId: car.id, comebacks, early }
}

const groups: readonly CauseGroup[] = ['diagnosis', 'preCheck', 'support', 'process', 'inspection']

/** QC-17: repairs of the month, those that came back since, and why. */
const firstFix: Api['firstFix'] = async (ctx, input) => {
  const first = `${input.month}-01`
  const span = {
    from: instantOf(first, '00:00', ctx.store.zone),
    to: instantOf(addMonthsOn(first, 1), '00:00', ctx.store.zone),
  }
  const rows = await listComebacks(ctx, span)
  const { repairs, technicians } = await repairsOfSpan(ctx, span)
  const firstOrders = (of: readonly Listed[]) => new Set(of.map(row => row.firstOrderId)).size
  const repeats = firstOrders(rows)
  return {
    repairs,
    repeats,
    ppm: firstFixPpm(repairs, repeats),
    withoutCause: rows.filter(row => row.causeGroup === null).length,
    causes: groups.map(group => ({ group, times: rows.filter(row => row.causeGroup === group).length })),
    technicians: technicians.map(({ staffId, name, repairs: done }) => {
      const own = firstOrders(rows.filter(row => row.responsibleId === staffId))
      return { staffId, name, repairs: done, repeats: own, ppm: firstFixPpm(done, own) }
    }),
    comebacks: rows.map(row => present(ctx, row)),
  }
}

function present(ctx: Ctx, { responsibleId, ...row }: Listed): ComebackView {
  return {
    ...row,
    can: {
      decide: (row.state === 'open' || row.state === 'noted') && ctx.can('guarantee.decide'),
      refuse: row.state === 'open' && ctx.can('guarantee.refuse'),
      cause: responsibleId !== ctx.actor.id && ctx.can('guarantee.cause'),
    },
  }
}

export const guaranteeRoutes: Api = {
  ofOrder,
  makeFree,
  refuse: refuseGuarantee,
  setCause,
  firstFix,
  vehicle: readVehicle,
  pause,
  endPause,
  withdrawPause,
  askExchange,
  answerExchange,
  finishExchange,
  confirmFault,
  denyFault,
  chooseRight,
}
