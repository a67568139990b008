import type { receptionContract } from '#domain/processes/reception/contract.ts'
import { receptionRefusals } from '#domain/processes/reception/refusals.ts'
import { type RegistrationField, registrationGaps } from '#domain/processes/repair-orders/registration.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { recordMileage } from '#server/processes/customers/mileage.ts'
import { findOrAddPerson } from '#server/processes/customers/people.ts'
import { vehicleForOrder } from '#server/processes/customers/vehicle-record.ts'
import { findVisit, type VisitRecord } from '#server/processes/repair-orders/queries.ts'
import { withdrawIntake } from './present-intake.ts'
import { personBrief, visitHere } from './queries.ts'
import { saveVisit, visitToEdit } from './visit-record.ts'

type Api = Handlers<typeof receptionContract>

export type Identity = {
  vehicleId: string
  ownerId: string | null
  senderId: string | null
  senderName?: string | null
  senderPhone?: string | null
  senderRelation: 'owner' | 'user' | 'agent'
  senderAuthority: string | null
}

export const identify: Api['identify'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, input)
  return saveIdentity(ctx, visit, input)
}

/** Owner, ordering party and the one who brings the car are three roles, often of one person (RCV-25). */
export async function saveIdentity(ctx: Ctx, visit: VisitRecord, input: Identity) {
  const vehicle = await vehicleForOrder(ctx, input.vehicleId)
  const other = await visitHere(ctx, { vehicleId: vehicle.id, plate: vehicle.plate ?? '' })
  if (other && other.id !== visit.id) throw refuse(receptionRefusals.hereAlready, { plate: vehicle.name })
  const ownerId = vehicle.owner?.id ?? input.ownerId
  const senderId = input.senderRelation === 'owner' ? ownerId : await senderOf(ctx, visit, input)
  if (input.senderRelation === 'agent' && input.senderAuthority === null)
    throw refuse(receptionRefusals.authorityNeeded)
  if (visit.vehicleId !== null && visit.vehicleId !== vehicle.id)
    await withdrawIntake(ctx, visit.id, 'both', '更换车辆')
  const values = {
    vehicleId: vehicle.id,
    plate: vehicle.plate ?? visit.plate,
    ownerId,
    senderId: senderId ?? ownerId,
    senderRelation: senderId === ownerId || senderId === null ? ('owner' as const) : input.senderRelation,
    senderAuthority: input.senderAuthority ?? '',
    identifiedAt: ctx.now,
  }
  return saveVisit(ctx, visit, values, 'visit.identified')
}

async function senderOf(ctx: Ctx, visit: VisitRecord, input: Identity): Promise<string | null> {
  if (input.senderId !== null) return found(await personBrief(ctx, input.senderId)).id
  if (input.senderName == null) return visit.senderId
  return (await findOrAddPerson(ctx, { name: input.senderName, phone: input.senderPhone ?? null })).id
}

export const register: Api['register'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, input)
  const { surprising, saved } = await saveRegistration(ctx, visit, input)
  const gaps = await registrationGapsOf(ctx, found(await findVisit(ctx, visit.id)))
  return { ...saved, surprising, gaps }
}

export type Registration = {
  mileageKm: number
  fuelPercent: number | null
  customerWords: string
  conditions?: string | null
  restingAt?: string | null
  privacyNoticed: boolean
}

export async function saveRegistration(ctx: Ctx, visit: VisitRecord, input: Registration) {
  if (visit.vehicleId === null) throw refuse(receptionRefusals.noCar)
  const { surprising } = await recordMileage(ctx, visit.vehicleId, input.mileageKm)
  const values = {
    mileageKm: input.mileageKm,
    fuelPercent: input.fuelPercent ?? visit.fuelPercent,
    customerWords: input.customerWords,
    conditions: input.conditions ?? '',
    restingAt: input.restingAt ?? visit.restingAt,
    privacyNoticedAt: input.privacyNoticed ? (visit.privacyNoticedAt ?? ctx.now) : null,
    registeredAt: ctx.now,
  }
  const printed = ['mileageKm', 'fuelPercent', 'customerWords', 'conditions'] as const
  if (printed.some(key => visit[key] !== values[key])) await withdrawIntake(ctx, visit.id, 'walkAround', '登记信息变更')
  return { surprising, saved: await saveVisit(ctx, visit, values, 'visit.registered') }
}

export async function registrationGapsOf(ctx: Ctx, visit: VisitRecord): Promise<RegistrationField[]> {
  const vehicle = visit.vehicleId === null ? undefined : await vehicleForOrder(ctx, visit.vehicleId)
  const owner = await personBrief(ctx, visit.ownerId)
  const sender = await personBrief(ctx, visit.senderId)
  return registrationGaps({
    vehicleId: visit.vehicleId,
    plate: vehicle?.plate ?? null,
    vin: vehicle?.vin ?? null,
    vinMissingReason: vehicle?.vinMissingReason ?? '',
    ownerId: visit.ownerId,
    ownerPhone: owner?.phoneMasked ?? null,
    senderPhone: sender?.phoneMasked ?? null,
    mileageKm: visit.mileageKm,
    words: visit.customerWords,
    privacyNoticedAt: visit.privacyNoticedAt,
  })
}
