import type { CustomerContent, VehicleContent } from '#domain/mechanisms/papers/content.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { findVisit, type OrderRecord, type VisitRecord } from './queries.ts'
import { carOnPaper, personOnPaper } from './queries-parties.ts'

export type Parties = {
  customer: CustomerContent
  vehicle: VehicleContent
  ownerId: string | null
  senderId: string | null
  plate: string
  visit: VisitRecord
  /** What a paper is found by: names, plate, order number. */
  finder: string
}

const relations = { owner: null, user: '使用人', agent: '代理人' } as const

/** Customer and car as every paper of an order prints them; phones are masked, papers never hold them plain. */
export async function partiesOfVisit(ctx: Ctx, visit: VisitRecord, number: string | null): Promise<Parties> {
  const owner = await personOnPaper(ctx, visit.ownerId)
  const sender = visit.senderId === visit.ownerId ? undefined : await personOnPaper(ctx, visit.senderId)
  const car = await carOnPaper(ctx, visit.vehicleId)
  const orNull = (text: string | undefined) => (text === undefined || text === '' ? null : text)
  const plate = car?.plate ?? visit.plate
  const name = owner?.name ?? sender?.name ?? '未登记'
  return {
    visit,
    ownerId: visit.ownerId,
    senderId: visit.senderId,
    plate,
    customer: {
      name,
      phone: orNull(owner?.phoneMasked),
      address: orNull(owner?.address),
      senderName: orNull(sender?.name),
      senderPhone: orNull(sender?.phoneMasked),
      senderRelation: sender ? relations[visit.senderRelation] : null,
    },
    vehicle: {
      plate: orNull(plate),
      vin: car?.vin ?? null,
      engineNo: orNull(car?.engineNo),
      model: car ? [car.brand, car.series, car.model].filter(part => part !== '').join(' ') : '未登记',
      vehicleKind: null,
      color: orNull(car?.colour),
      mileageKm: visit.mileageKm ?? car?.mileageKm ?? null,
      fuelPercent: visit.fuelPercent,
    },
    finder: [name, sender?.name, plate, number].filter(Boolean).join(' '),
  }
}

export async function partiesOfOrder(ctx: Ctx, order: OrderRecord): Promise<Parties> {
  const visit = await findVisit(ctx, order.visitId)
  if (!visit) throw new Error(`Order ${order.id} has no visit`)
  return partiesOfVisit(ctx, visit, order.number)
}
