import { z } from 'zod'
import { linkRoles, usages } from './vehicle-kinds.ts'

/** What must be seen before anything else when a car drives in. */
export const warningKinds = [
  'safetyItem',
  'declinedItem',
  'wish',
  'finding',
  'serviceOverdue',
  'serviceSoon',
  'insuranceEnds',
  'inspectionEnds',
  'vinMissing',
  'vinCheckDigit',
  'ownerMissing',
  'fileIncomplete',
] as const

export const zWarning = z.object({
  kind: z.enum(warningKinds),
  level: z.enum(['danger', 'warning', 'info']),
  text: z.string(),
})

export type Warning = z.infer<typeof zWarning>

export const zLinkedPerson = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(linkRoles),
  since: z.string(),
  until: z.string().nullable(),
  phoneMasked: z.string(),
  tags: z.array(z.string()),
  preferredChannel: z.string(),
  convenientTime: z.string(),
})

export const zVisitRow = z.object({
  id: z.string(),
  number: z.string().nullable(),
  arrivedAt: z.string(),
  leftAt: z.string().nullable(),
  purpose: z.string().nullable(),
  state: z.string(),
  mileageKm: z.int().nullable(),
  customerWords: z.string(),
  abnormality: z.string(),
  adviserName: z.string().nullable(),
  senderName: z.string().nullable(),
})

export const zOrderRow = z.object({
  id: z.string(),
  visitId: z.string(),
  number: z.string().nullable(),
  kind: z.string(),
  createdAt: z.string(),
  deliveredAt: z.string().nullable(),
  cancelledAt: z.string().nullable(),
  authorisation: z.string(),
  work: z.string(),
  delivery: z.string(),
  money: z.string(),
  description: z.string(),
  lines: z.array(z.string()),
  adviserName: z.string(),
  /** Null for those who are not shown money. */
  amountFen: z.int().nullable(),
})

/** What was done under the system the shop had before. */
export const zPastOrderRow = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.string(),
  inOn: z.string(),
  mileageKm: z.int().nullable(),
  words: z.string(),
  adviser: z.string(),
  lines: z.array(z.string()),
  amountFen: z.int().nullable(),
})

export const zOpenItem = z.object({
  id: z.string(),
  kind: z.enum(['declined', 'wish', 'finding']),
  text: z.string(),
  reason: z.string(),
  safety: z.boolean(),
  amountFen: z.int().nullable(),
  contactOn: z.string().nullable(),
  sourceKind: z.string(),
  sourceId: z.string(),
  createdAt: z.string(),
  createdByName: z.string().nullable(),
  state: z.enum(['open', 'taken', 'dropped']),
  closedAt: z.string().nullable(),
  closeNote: z.string(),
})
export type OpenItem = z.infer<typeof zOpenItem>

export const zMessageRow = z.object({
  id: z.string(),
  channel: z.string(),
  title: z.string(),
  body: z.string(),
  state: z.string(),
  createdAt: z.string(),
})

export const zBookingRow = z.object({
  id: z.string(),
  number: z.string().nullable(),
  state: z.string(),
  at: z.string().nullable(),
  content: z.string(),
})

export const zGroupVisit = z.object({
  orderId: z.string(),
  store: z.string(),
  number: z.string().nullable(),
  kind: z.string(),
  createdAt: z.string(),
  mileageKm: z.int().nullable(),
  lines: z.array(z.string()),
})

const zVehicle = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  kindText: z.string(),
  vin: z.string().nullable(),
  vinMissingReason: z.string(),
  plate: z.string().nullable(),
  brand: z.string(),
  series: z.string(),
  model: z.string(),
  power: z.string(),
  body: z.string(),
  modelYear: z.int().nullable(),
  displacement: z.string(),
  engineNo: z.string(),
  colour: z.string(),
  usage: z.enum(usages),
  purchasedOn: z.string().nullable(),
  firstRegisteredOn: z.string().nullable(),
  mileageKm: z.int(),
  mileageAt: z.string().nullable(),
  kmPerMonth: z.int(),
  serviceIntervalKm: z.int().nullable(),
  serviceIntervalMonths: z.int().nullable(),
  nextServiceOn: z.string().nullable(),
  nextServiceKm: z.int().nullable(),
  nextServiceContent: z.string(),
  insuranceUntil: z.string().nullable(),
  inspectionUntil: z.string().nullable(),
  version: z.int(),
})
export type VehicleView = z.infer<typeof zVehicle>

export const zFileState = z.object({
  id: z.string(),
  envelopeNo: z.string(),
  kind: z.enum(['repair', 'consultation']),
  openedAt: z.string(),
  completedAt: z.string().nullable(),
  advice: z.string(),
  nextTalk: z.string(),
  nextTalkOn: z.string().nullable(),
})

export const zOverview = z.object({
  vehicle: zVehicle,
  warnings: z.array(zWarning),
  people: z.array(zLinkedPerson),
  formerPlates: z.array(z.object({ plate: z.string(), since: z.string(), until: z.string().nullable() })),
  readings: z.array(z.object({ km: z.int(), at: z.string(), correction: z.boolean() })),
  visits: z.array(zVisitRow),
  orders: z.array(zOrderRow),
  pastOrders: z.array(zPastOrderRow),
  openItems: z.array(zOpenItem),
  bookings: z.array(zBookingRow),
  messages: z.array(zMessageRow),
  file: zFileState.nullable(),
  can: z.object({
    edit: z.boolean(),
    correctMileage: z.boolean(),
    editFile: z.boolean(),
    openPeople: z.boolean(),
    revealPhone: z.boolean(),
    rememberItem: z.boolean(),
    closeItem: z.boolean(),
    seeGroupHistory: z.boolean(),
  }),
})
export type Overview = z.infer<typeof zOverview>
