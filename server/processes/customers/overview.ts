import { dateOn } from '#domain/kernel/time.ts'
import type { Overview, VehicleView } from '#domain/processes/customers/overview-shape.ts'
import { vehicleKind, vehicleName, vehicleTitle } from '#domain/processes/customers/vehicle-kinds.ts'
import { vehicleWarnings } from '#domain/processes/customers/warnings.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { VehiclesInput } from './inputs.ts'
import { fileForOwner } from './own-file.ts'
import { fileOfVehicle } from './queries-files.ts'
import { listOpenItems } from './queries-open-items.ts'
import {
  bookingsOf,
  formerPlatesOf,
  messagesTo,
  ordersElsewhere,
  ordersOf,
  pastOrdersOf,
  visitsOf,
} from './queries-overview.ts'
import { findVehicle, type LinkRow, linksOf, readingsOf, type VehicleRow } from './queries-vehicles.ts'

const LATEST = 10

/** Everything this store knows of a car. What was said and wished before a sale stays with those who said it. */
export async function vehicleOverview(ctx: Ctx, input: VehiclesInput['overview']): Promise<Overview> {
  const row = found(await findVehicle(ctx, input.id))
  const vehicle = viewOf(row)
  const [links, openItems, file, formerPlates, readings, visits, orders, pastOrders, bookings] = await Promise.all([
    linksOf(ctx, row.id),
    listOpenItems(ctx, row.id, { closedToo: false }),
    fileOfVehicle(ctx, row.id),
    formerPlatesOf(ctx, row.id),
    readingsOf(ctx, row.id, LATEST),
    visitsOf(ctx, row.id, LATEST),
    ordersOf(ctx, row.id, LATEST),
    pastOrdersOf(ctx, row.id, LATEST),
    bookingsOf(ctx, row.id, LATEST),
  ])
  const owner = links.find(link => link.role === 'owner' && link.until === null)
  const people = links.filter(link => link.until === null)
  const since = ownedSince(links, owner)
  const facts = {
    vehicle,
    openItems,
    hasOwner: owner !== undefined,
    fileCompletedAt: file === undefined ? undefined : file.completedAt,
  }
  return {
    vehicle,
    warnings: vehicleWarnings(facts, dateOn(ctx.now, ctx.store.zone), ctx.lang),
    people: ctx.can('person.open') ? people : people.map(nameOnly),
    formerPlates,
    readings,
    ...history(ctx, { visits, orders, pastOrders }, since),
    openItems: openItems.map(item => ({ ...item, amountFen: ctx.can('vehicle.spending') ? item.amountFen : null })),
    bookings,
    messages: ctx.can('person.open')
      ? await messagesTo(
          ctx,
          people.map(person => person.id),
          LATEST,
        )
      : [],
    file: file ? fileForOwner(file, owner?.id ?? null) : null,
    can: rightsOf(ctx),
  }
}

export async function groupHistory(ctx: Ctx, input: VehiclesInput['groupHistory']) {
  found(await findVehicle(ctx, input.id))
  return { rows: await ordersElsewhere(ctx, input.id, 50) }
}

type Past = Pick<Overview, 'visits' | 'orders' | 'pastOrders'>

function history(ctx: Ctx, { visits, orders, pastOrders }: Past, since: string): Past {
  const seesMoney = ctx.can('vehicle.spending')
  return {
    visits: visits.map(visit =>
      visit.arrivedAt >= since ? visit : { ...visit, senderName: null, customerWords: '', abnormality: '' },
    ),
    orders: orders.map(order => ({ ...order, amountFen: seesMoney ? order.amountFen : null })),
    // Words said to others than the present owner stay with those who said them.
    pastOrders: pastOrders.map(order => ({
      ...order,
      words: order.inOn >= since.slice(0, 10) ? order.words : '',
      amountFen: seesMoney ? order.amountFen : null,
    })),
  }
}

/** From when on the car is in the present hands; the beginning of time while it was never sold on our books. */
function ownedSince(links: readonly LinkRow[], owner: LinkRow | undefined): string {
  const wasSold = links.some(link => link.role === 'owner' && link.until !== null)
  return wasSold && owner ? owner.since : ''
}

function nameOnly(link: LinkRow): LinkRow {
  return { ...link, phoneMasked: '', address: '', tags: [], convenientTime: '' }
}

function rightsOf(ctx: Ctx): Overview['can'] {
  return {
    edit: ctx.can('vehicle.edit'),
    correctMileage: ctx.can('vehicle.correctMileage'),
    editFile: ctx.can('file.edit'),
    openPeople: ctx.can('person.open'),
    revealPhone: ctx.can('person.revealPhone'),
    rememberItem: ctx.can('openItem.remember'),
    closeItem: ctx.can('openItem.close'),
    seeGroupHistory: ctx.can('vehicle.groupHistory'),
  }
}

function viewOf(row: VehicleRow): VehicleView {
  return { ...row, name: vehicleName(row), title: vehicleTitle(row), kindText: vehicleKind(row) }
}
