import { z } from 'zod'
import { zId, zLongText, zQtyMilli, zText } from '#domain/kernel/input.ts'
import { zLineInput, zOrderLine } from '#domain/processes/repair-orders/contract.ts'

export const zKind = z.enum([
  'maintenance',
  'consultation',
  'accident',
  'repair',
  'beauty',
  'activeMaintenance',
  'newProblem',
  'seasonal',
  'leftOver',
])
export const zChannel = z.enum(['call', 'counter', 'hotline', 'sms', 'mail', 'visit', 'miniProgram', 'app', 'web'])
export const zState = z.enum([
  'proposed',
  'pending',
  'confirmed',
  'preparing',
  'ready',
  'arrived',
  'rescheduled',
  'cancelled',
  'noShow',
])
export const zConfirmedWay = z.enum(['signed', 'call', 'wechat', 'sms', 'mail', 'online'])
export const zPoint = z.enum([
  'solution',
  'quality',
  'price',
  'duration',
  'reception',
  'technician',
  'special',
  'bring',
])
export const zGroup = z.enum(['basics', 'mileage', 'lastRepair', 'faults', 'wishes'])
export const zCheckKey = z.enum(['parts', 'bay', 'technician', 'tools', 'papers', 'adviser'])
export const zCheckState = z.enum(['ok', 'missing', 'notNeeded'])
export const zLight = z.enum(['red', 'yellow', 'green'])
export const zInitiative = z.enum(['passive', 'active'])
export const zMileage = z.int().min(0).max(3_000_000)
export const zMinutes = z.int().min(0).max(60_000)

/** An answer of the talk: null is not asked, an empty text says there is none. */
export const zTalkAnswer = z.union([z.literal(''), zLongText(2000)]).nullable()

/** A line as it is entered; name, hours and the published price come from the catalogue. */
export const zBookingLineInput = zLineInput
  .pick({
    id: true,
    kind: true,
    labourOperationId: true,
    partId: true,
    forLineId: true,
    name: true,
    hoursCenti: true,
    /** Only of what is in no catalogue. */
    unitPriceFen: true,
  })
  .extend({
    qtyMilli: zQtyMilli.default(1000),
    specialOrder: z.boolean().default(false),
    openItemId: zId.nullable().default(null),
    /** Taken over from the estimate this booking was made from: work, quantity and price are those agreed to. */
    estimateLineId: zId.nullable().default(null),
  })
export type BookingLineInput = z.output<typeof zBookingLineInput>

export const zBookingLine = zOrderLine
  .pick({
    id: true,
    position: true,
    kind: true,
    labourOperationId: true,
    partId: true,
    forLineId: true,
    code: true,
    name: true,
    system: true,
    trade: true,
    hoursCenti: true,
    qtyMilli: true,
    unit: true,
    unitPriceFen: true,
    amountFen: true,
    discountFen: true,
    payer: true,
    customerSupplied: true,
  })
  .extend({
    specialOrder: z.boolean(),
    openItemId: z.string().nullable(),
    estimateLineId: z.string().nullable(),
    /** Of a part: how much this booking has set aside, and how much more could be had now. */
    reservedMilli: z.int(),
    availableMilli: z.int(),
  })
export type BookingLine = z.infer<typeof zBookingLine>

export const zBookingRow = z.object({
  id: z.string(),
  number: z.string().nullable(),
  kind: zKind,
  channel: zChannel,
  state: zState,
  bookedAt: z.string().nullable(),
  plannedMinutes: z.int(),
  vehicleId: z.string().nullable(),
  plate: z.string(),
  car: z.string(),
  customer: z.string(),
  adviserId: z.string().nullable(),
  adviser: z.string(),
  bayId: z.string().nullable(),
  bay: z.string(),
  items: z.string(),
  totalFen: z.int(),
  /** What the time gives, in words; empty for nothing. */
  offPeakLabel: z.string(),
  atHome: z.boolean(),
  /** Made by the customer on the telephone's page. */
  online: z.boolean(),
  depositDemandedFen: z.int(),
  depositHeldFen: z.int(),
  light: zLight,
  suspected: z.boolean(),
  acknowledgedAt: z.string().nullable(),
  arrivedAt: z.string().nullable(),
  punctuality: z.enum(['early', 'onTime', 'late']).nullable(),
  reschedules: z.int(),
  createdAt: z.string(),
})
export type BookingRow = z.infer<typeof zBookingRow>

const zBlocker = z.object({ code: z.string(), text: z.string() })

export const zBookingView = zBookingRow.extend({
  personId: z.string().nullable(),
  phoneMasked: z.string(),
  mileageKm: z.int().nullable(),
  lastRepairOn: z.string().nullable(),
  firstRepair: z.boolean(),
  repeatRepair: z.boolean().nullable(),
  faults: z.string().nullable(),
  wishes: z.string().nullable(),
  preDiagnosis: z.string(),
  offPeakPpm: z.int(),
  offPeakDiscountFen: z.int(),
  loanCarId: z.string().nullable(),
  loanCar: z.string(),
  proposedBecause: z.string(),
  consentedAt: z.string().nullable(),
  consentedWith: z.string(),
  homeAddress: z.string(),
  /** When the customer booked it online, for which time, and what was said of name and car. */
  onlineAt: z.string().nullable(),
  onlineFor: z.string().nullable(),
  onlineSaid: z.string(),
  suspectedOrder: z.object({ id: z.string(), number: z.string().nullable(), description: z.string() }).nullable(),
  assistantId: z.string().nullable(),
  namedTechnicianId: z.string().nullable(),
  namedTechnician: z.string(),
  technicianId: z.string().nullable(),
  technician: z.string(),
  lines: z.array(zBookingLine),
  missingGroups: z.array(zGroup),
  /** The eight points: what was told, what holds now, and whether the tick counts. */
  told: z.array(
    z.object({
      point: zPoint,
      value: z.string(),
      /** What the booking itself says; null where only the adviser knows. */
      held: z.string().nullable(),
      isTold: z.boolean(),
      toldAt: z.string().nullable(),
      toldBy: z.string(),
    }),
  ),
  deposits: z.array(
    z.object({
      id: z.string(),
      amountFen: z.int(),
      payWay: z.string(),
      at: z.string(),
      by: z.string(),
      paperId: z.string().nullable(),
      number: z.string().nullable(),
    }),
  ),
  waiver: z.enum(['none', 'asked', 'granted']),
  checks: z.array(
    z.object({
      key: zCheckKey,
      state: zCheckState.nullable(),
      note: z.string(),
      at: z.string().nullable(),
      by: z.string(),
    }),
  ),
  times: z.array(z.object({ bookedAt: z.string(), reason: z.string(), setAt: z.string(), setBy: z.string() })),
  reminders: z.array(z.object({ at: z.string(), channel: z.string(), state: z.string() })),
  plannedReminders: z.array(z.string()),
  confirmedAt: z.string().nullable(),
  confirmedBy: z.string(),
  confirmedWay: zConfirmedWay.nullable(),
  confirmedWith: z.string(),
  workshopInformedAt: z.string().nullable(),
  acknowledgedBy: z.string(),
  endedReason: z.string(),
  visitId: z.string().nullable(),
  paper: z.object({ id: z.string(), number: z.string(), state: z.string(), contentHash: z.string() }).nullable(),
  /** What still keeps it from being confirmed. */
  blockers: z.array(zBlocker),
  version: z.int(),
  can: z.object({
    consent: z.boolean(),
    edit: z.boolean(),
    confirm: z.boolean(),
    takeDeposit: z.boolean(),
    returnDeposit: z.boolean(),
    acknowledge: z.boolean(),
    prepare: z.boolean(),
    reschedule: z.boolean(),
    cancel: z.boolean(),
  }),
})
export type BookingView = z.infer<typeof zBookingView>

export const zTalkFields = {
  vehicleId: zId.nullable(),
  personId: zId.nullable(),
  mileageKm: zMileage.nullable(),
  lastRepairOn: z.iso.date().nullable(),
  firstRepair: z.boolean(),
  repeatRepair: z.boolean().nullable(),
  faults: zTalkAnswer,
  wishes: zTalkAnswer,
  preDiagnosis: z.string().max(1000),
}

/** How the customer said yes: a signature drawn here, or whom the adviser heard it from. */
export const zConfirmation = z.discriminatedUnion('way', [
  z.strictObject({
    way: z.literal('signed'),
    signerName: zText(60),
    image: z.string().startsWith('data:image/png;base64,').max(200_000),
    contentHash: z.string().length(64),
  }),
  z.strictObject({ way: z.enum(['call', 'wechat', 'sms', 'mail']), personReached: zText(60) }),
  /** By the customer's own booking on the telephone's page. */
  z.strictObject({ way: z.literal('online') }),
])
export type Confirmation = z.output<typeof zConfirmation>
