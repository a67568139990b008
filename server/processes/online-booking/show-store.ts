import { hoursAmountFen } from '#domain/kernel/money.ts'
import { addDaysOn, addMinutes, dateOn } from '#domain/kernel/time.ts'
import { plannedMinutes } from '#domain/processes/appointments/planned-minutes.ts'
import { workNeeds } from '#domain/processes/catalogue/work-needs.ts'
import type { onlineBookingContract } from '#domain/processes/online-booking/contract.ts'
import { type OnlineKind, onlineBooking } from '#domain/processes/online-booking/policies.ts'
import { onlineRefusals } from '#domain/processes/online-booking/refusals.ts'
import type { Ctx, Services } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { PublicHandler } from '#server/kernel/requests/router.ts'
import { asSystem, listStores } from '#server/kernel/work.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { listResources } from '#server/mechanisms/resources/bookings.ts'
import { loadOfDays } from '#server/processes/appointments/plan-days.ts'
import { carsOfAdvisers } from '#server/processes/appointments/queries-load.ts'
import { DEFAULT_MINUTES, slotsFor } from '#server/processes/appointments/slots.ts'
import { findOperations } from '#server/processes/catalogue/queries-operations.ts'
import { ratesInForce, storeOnBoard } from '#server/processes/catalogue/queries-prices.ts'
import { termsOf } from '#server/processes/catalogue/queries-terms.ts'
import { operationsForWork } from './queries.ts'

type Contract = typeof onlineBookingContract

const SERVICES_SHOWN = 30
const maintenanceSystem = '保养'

/** Whoever asks has no session, so the store comes by its code; one that takes no bookings online says so. */
export async function inStore<T>(services: Services, storeCode: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const store = found((await listStores(services)).find(each => each.code === storeCode))
  const now = await services.clock.now(services.db)
  return asSystem(services, store, now, async ctx => {
    if (!(await policy(ctx, onlineBooking)).open) throw refuse(onlineRefusals.closed)
    return work(ctx)
  })
}

export function showStore(services: Services): PublicHandler<Contract['store']> {
  return (_incoming, { storeCode }) =>
    inStore(services, storeCode, async ctx => {
      const { daysAhead, homeKinds } = await policy(ctx, onlineBooking)
      const days = await loadOfDays(ctx, dateOn(ctx.now, ctx.store.zone), daysAhead)
      const technicians = await listResources(ctx, 'technician')
      return {
        store: { code: storeCode, ...(await storeOnBoard(ctx)) },
        // How full the shop is stays its own affair; whether it is open and what it offers does not.
        days: days.map(({ on, state, offers }) => ({ on, open: state !== 'closed', offers })),
        homeKinds,
        advisers: (await carsOfAdvisers(ctx, dateOn(ctx.now, ctx.store.zone))).map(({ adviserId: id, name }) => ({
          id,
          name,
        })),
        technicians: technicians.flatMap(({ staffId, name, skills }) =>
          staffId === null || skills.length === 0 ? [] : [{ id: staffId, name }],
        ),
      }
    })
}

export function listServices(services: Services): PublicHandler<Contract['services']> {
  return (_incoming, { storeCode, q }) =>
    inStore(services, storeCode, async ctx => {
      const terms = termsOf(q)
      const system = terms ? undefined : maintenanceSystem
      const search = { terms, system, power: undefined, trade: undefined, after: undefined, limit: SERVICES_SHOWN }
      const rates = new Map((await ratesInForce(ctx)).map(rate => [rate.trade, rate.rateFen]))
      const rows = await findOperations(ctx, search)
      return {
        rows: rows.map(row => ({
          id: row.id,
          name: row.name,
          system: row.system,
          minutes: plannedMinutes([{ hoursCenti: row.hoursCenti, qtyMilli: 1000 }]),
          priceFen: hoursAmountFen(rates.get(row.trade) ?? 0, row.hoursCenti),
        })),
      }
    })
}

export function showOnlineSlots(services: Services): PublicHandler<Contract['slots']> {
  return (_incoming, input) =>
    inStore(services, input.storeCode, async ctx => {
      const { daysAhead, leadMinutes } = await policy(ctx, onlineBooking)
      const { needs, minutes } = await workOf(ctx, {
        ...input,
        operationIds: input.operationIds.split(',').filter(Boolean),
      })
      if (input.on >= addDaysOn(dateOn(ctx.now, ctx.store.zone), daysAhead)) return { minutes, rows: [] }
      const asked = {
        adviserId: input.adviserId ?? null,
        technicianId: input.technicianId ?? null,
        loanCarId: null,
        withAssistant: false,
      }
      const rows = await slotsFor(ctx, { needs, on: input.on, minutes, atHome: input.atHome, asked })
      const earliest = addMinutes(ctx.now, leadMinutes)
      return {
        minutes,
        rows: rows.filter(row => row.startAt >= earliest).map(({ bayIds: _bays, ...slot }) => slot),
      }
    })
}

/** What the chosen work takes and how long, in the shop or with the way to the customer. */
export async function workOf(ctx: Ctx, wanted: { kind: OnlineKind; operationIds: readonly string[]; atHome: boolean }) {
  const lines = (await operationsForWork(ctx, wanted.operationIds)).map(row => ({
    ...row,
    kind: 'labour',
    qtyMilli: 1000,
  }))
  const { homeMinutes } = await policy(ctx, onlineBooking)
  const onTheRoad = wanted.atHome ? homeMinutes : 0
  return {
    needs: workNeeds(lines, { isLook: wanted.kind === 'consultation' }),
    minutes: (plannedMinutes(lines) || DEFAULT_MINUTES) + onTheRoad,
  }
}
