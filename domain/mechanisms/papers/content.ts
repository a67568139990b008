import { z } from 'zod'

/**
 * The vocabulary of form contents. Every optional field becomes an explicit null when parsed, so that one content has
 * one canonical JSON, and therefore one hash, however it was written down.
 */
export const maybe = <T extends z.ZodType>(schema: T) => z.nullable(schema).default(null)

export const text = z.string().trim().max(4000)
export const fen = z.int()
export const hoursCenti = z.int().min(0)
export const qtyMilli = z.int()
export const count = z.int().min(0)
export const mileageKm = z.int().min(0)
export const percent = z.int().min(0).max(100)
export const instant = z.iso.datetime()
export const day = z.iso.date()
export const flag = z.boolean()

export const list = <T extends z.ZodType>(item: T) => z.array(item).default([])

/** The customer of the paper and, where it is somebody else, the person who brings the car. */
export const customer = z.strictObject({
  name: text,
  phone: maybe(text),
  address: maybe(text),
  senderName: maybe(text),
  senderPhone: maybe(text),
  senderRelation: maybe(text),
})

export const vehicle = z.strictObject({
  plate: maybe(text),
  vin: maybe(text),
  engineNo: maybe(text),
  /** 车型: brand, series and model as the licence names them. */
  model: text,
  /** 车种, such as 小型轿车. */
  vehicleKind: maybe(text),
  color: maybe(text),
  mileageKm: maybe(mileageKm),
  /** Fuel in the tank or charge of the battery, in percent. */
  fuelPercent: maybe(percent),
})

/**
 * What the shorter forms say of customer and vehicle. Not strict: a caller passes the whole, and what the form does not
 * print is dropped before it is stored or sealed.
 */
export const customerBrief = z.object({ name: text, phone: maybe(text) })

export const vehicleBrief = z.object({
  plate: maybe(text),
  vin: maybe(text),
  model: text,
  mileageKm: maybe(mileageKm),
})

export const guarantee = z.strictObject({ km: count, days: count })

export const check = z.strictObject({ label: text, state: z.enum(['ok', 'no', 'none']), note: maybe(text) })

export const photo = z.strictObject({ fileId: z.string(), caption: text })

export const answer = z.enum(['agreed', 'declined', 'pending'])
export const answerLabels = { agreed: '同意', declined: '不同意', pending: '待答复' } as const

export type CustomerContent = z.output<typeof customer>
export type VehicleContent = z.output<typeof vehicle>
export type CustomerBrief = z.output<typeof customerBrief>
export type VehicleBrief = z.output<typeof vehicleBrief>
export type Guarantee = z.output<typeof guarantee>
