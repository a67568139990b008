import type { CustomerContent, VehicleContent } from '#domain/mechanisms/papers/content.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { vehicleForOrder } from '#server/processes/customers/vehicle-record.ts'
import type { BookingRecord } from './queries.ts'
import { personBrief } from './queries-history.ts'

export type BookingParties = {
  customer: CustomerContent
  vehicle: VehicleContent
  plate: string
  /** What a paper is found by. */
  finder: string
}

/** Customer and car as the papers of a booking print them; phones are masked. */
export async function partiesOf(ctx: Ctx, booking: BookingRecord): Promise<BookingParties> {
  const person = booking.personId === null ? undefined : await personBrief(ctx, booking.personId)
  const car = booking.vehicleId === null ? undefined : await vehicleForOrder(ctx, booking.vehicleId)
  const name = person?.name ?? '未登记'
  return {
    plate: car?.plate ?? '',
    finder: [name, car?.plate, booking.number].filter(Boolean).join(' '),
    customer: {
      name,
      phone: orNull(person?.phoneMasked),
      address: orNull(person?.address),
      senderName: null,
      senderPhone: null,
      senderRelation: null,
    },
    vehicle: {
      plate: orNull(car?.plate),
      vin: car?.vin ?? null,
      engineNo: orNull(car?.engineNo),
      model: car?.title ?? '未登记',
      vehicleKind: orNull(car?.kindText),
      color: orNull(car?.colour),
      mileageKm: booking.mileageKm,
      fuelPercent: null,
    },
  }
}

function orNull(text: string | null | undefined): string | null {
  return text === undefined || text === '' ? null : text
}
