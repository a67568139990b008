import { formatQty } from '#domain/kernel/quantity.ts'
import { pick, type Text } from '#domain/kernel/texts.ts'
import { dateOn, formatLocal } from '#domain/kernel/time.ts'
import type { searchContract } from '#domain/processes/customers/search-contract.ts'
import { searchTerms } from '#domain/processes/customers/search-terms.ts'
import { vehicleName, vehicleTitle } from '#domain/processes/customers/vehicle-kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { carsOf } from './queries.ts'
import { findHits, type Hit } from './queries-search.ts'
import {
  bookingsFound,
  carsFound,
  ordersFound,
  partsFound,
  pastOrdersFound,
  peopleFound,
  visitsFound,
} from './queries-search-rows.ts'

type Row = {
  kind: Hit['kind']
  id: string
  title: string
  subtitle: string | null
  badge: string | null
  vehicleId: string | null
}

const MOST_ROWS = 12

export const searchRoutes: Handlers<typeof searchContract> = {
  find: async (ctx, input) => {
    const where = { storeCode: ctx.store.code, today: dateOn(ctx.now, ctx.store.zone) }
    const hits = await findHits(ctx, searchTerms(input.q, where), MOST_ROWS)
    const idsOf = (kind: Hit['kind']) => hits.filter(hit => hit.kind === kind).map(hit => hit.id)
    const rows = await Promise.all([
      vehicleRows(ctx, idsOf('vehicle')),
      personRows(ctx, idsOf('person')),
      orderRows(ctx, idsOf('order')),
      visitRows(ctx, idsOf('visit')),
      bookingRows(ctx, idsOf('appointment')),
      pastOrderRows(ctx, idsOf('pastOrder')),
      partRows(ctx, idsOf('part')),
    ])
    const byId = new Map(rows.flat().map(row => [row.id, row]))
    return { rows: hits.flatMap(hit => byId.get(hit.id) ?? []) }
  },
}

async function vehicleRows(ctx: Ctx, ids: string[]): Promise<Row[]> {
  const seesPeople = ctx.can('person.open')
  return (await carsFound(ctx, ids)).map(car => ({
    kind: 'vehicle',
    id: car.id,
    title: vehicleName(car),
    subtitle: joined([vehicleTitle(car), seesPeople ? (car.ownerName ?? '') : '']),
    badge: car.visitId === null ? null : say(ctx, ['在店', 'In the shop']),
    vehicleId: car.id,
  }))
}

async function personRows(ctx: Ctx, ids: string[]): Promise<Row[]> {
  const [people, cars] = await Promise.all([peopleFound(ctx, ids), carsOf(ctx, ids)])
  return people.map(person => {
    const theirs = cars.filter(car => car.until === null && car.personId === person.id)
    return {
      kind: 'person',
      id: person.id,
      title: person.name,
      subtitle: joined([person.phoneMasked, ...theirs.slice(0, 3).map(vehicleName)]),
      badge: person.kind === 'company' ? say(ctx, ['单位', 'Company']) : null,
      vehicleId: theirs[0]?.id ?? null,
    }
  })
}

async function orderRows(ctx: Ctx, ids: string[]): Promise<Row[]> {
  return (await ordersFound(ctx, ids)).map(order => ({
    kind: 'order',
    id: order.id,
    title: order.number ?? '',
    subtitle: joined([vehicleName(order), vehicleTitle(order)]),
    badge: say(ctx, ['工单', 'Order']),
    vehicleId: order.vehicleId,
  }))
}

async function visitRows(ctx: Ctx, ids: string[]): Promise<Row[]> {
  return (await visitsFound(ctx, ids)).map(visit => ({
    kind: 'visit',
    id: visit.id,
    title: visit.number ?? '',
    subtitle: joined([visit.plate, formatLocal(visit.arrivedAt, ctx.store.zone)]),
    badge: say(ctx, ['来店', 'Visit']),
    vehicleId: visit.vehicleId,
  }))
}

async function bookingRows(ctx: Ctx, ids: string[]): Promise<Row[]> {
  return (await bookingsFound(ctx, ids)).map(booking => ({
    kind: 'appointment',
    id: booking.id,
    title: booking.number ?? '',
    subtitle: joined([
      booking.plate ?? '',
      booking.bookedAt === null ? '' : formatLocal(booking.bookedAt, ctx.store.zone),
    ]),
    badge: say(ctx, ['预约', 'Booking']),
    vehicleId: booking.vehicleId,
  }))
}

async function pastOrderRows(ctx: Ctx, ids: string[]): Promise<Row[]> {
  return (await pastOrdersFound(ctx, ids)).map(order => ({
    kind: 'pastOrder',
    id: order.id,
    title: order.number,
    subtitle: joined([order.inOn, vehicleName(order), vehicleTitle(order)]),
    badge: say(ctx, ['历史工单', 'Past order']),
    vehicleId: order.vehicleId,
  }))
}

async function partRows(ctx: Ctx, ids: string[]): Promise<Row[]> {
  return (await partsFound(ctx, ids)).map(part => ({
    kind: 'part',
    id: part.id,
    title: part.name,
    subtitle: part.number,
    badge:
      part.availableMilli > 0
        ? `${say(ctx, ['库存', 'In stock'])} ${formatQty(part.availableMilli)} ${part.unit}`
        : say(ctx, ['无库存', 'Not in stock']),
    vehicleId: null,
  }))
}

function joined(parts: readonly string[]): string | null {
  const known = parts.filter(part => part !== '')
  return known.length === 0 ? null : known.join(' · ')
}

function say(ctx: Ctx, text: Text): string {
  return pick(text, ctx.lang)
}
