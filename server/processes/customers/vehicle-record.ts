import { normalisePlate } from '#domain/kernel/plate.ts'
import { vehicleKind, vehicleName, vehicleTitle } from '#domain/processes/customers/vehicle-kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { phoneHash } from './phones.ts'
import { peopleByPhone } from './queries.ts'
import { findVehicle, linksOf, type VehicleRow, vehicleByPlate } from './queries-vehicles.ts'

/** A car as an order, a booking or a paper needs it: what it is called, what it runs on, and whose it is. */
export type VehicleForOrder = VehicleRow & {
  /** The plate, or the end of the VIN. */
  name: string
  /** Brand, series and model. */
  title: string
  /** 车种, such as 纯电动轿车. */
  kindText: string
  owner: PersonBrief | undefined
  /** Others who drive the car or act for its owner. */
  others: (PersonBrief & { role: 'user' | 'agent' })[]
}

export type PersonBrief = {
  id: string
  name: string
  kind: string
  salutation: string
  phoneMasked: string
  address: string
}

/** @throws AppError 404 when there is no such car. */
export async function vehicleForOrder(ctx: Ctx, vehicleId: string): Promise<VehicleForOrder> {
  const row = found(await findVehicle(ctx, vehicleId))
  const links = (await linksOf(ctx, vehicleId)).filter(link => link.until === null)
  const owner = links.find(link => link.role === 'owner')
  return {
    ...row,
    name: vehicleName(row),
    title: vehicleTitle(row),
    kindText: vehicleKind(row),
    owner: owner && briefOf(owner),
    others: links.flatMap(link =>
      link.role === 'user' || link.role === 'agent' ? [{ ...briefOf(link), role: link.role }] : [],
    ),
  }
}

/** The car that bears this plate now, however the plate was typed. */
export async function findVehicleByPlate(
  ctx: Ctx,
  plate: string,
): Promise<{ id: string; plate: string; title: string; vin: string | null } | undefined> {
  const row = await vehicleByPlate(ctx, normalisePlate(plate))
  return row && { id: row.id, plate: row.plate ?? '', title: vehicleTitle(row), vin: row.vin }
}

/** Whether the group has never met this customer: neither the plate nor the phone is on record (RCV-07). */
export async function isNewCustomer(
  ctx: Ctx,
  known: { plate?: string | null; phone?: string | null },
): Promise<boolean> {
  if (known.plate && (await vehicleByPlate(ctx, normalisePlate(known.plate)))) return false
  if (known.phone && (await peopleByPhone(ctx, phoneHash(ctx.services.vault, known.phone))).length > 0) return false
  return true
}

function briefOf(link: PersonBrief): PersonBrief {
  const { id, name, kind, salutation, phoneMasked, address } = link
  return { id, name, kind, salutation, phoneMasked, address }
}
