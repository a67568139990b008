import { z } from 'zod'

export const zPurpose = z.enum(['repair', 'diagnose', 'quote', 'consult', 'book', 'collect', 'complain', 'parts'])
export const zVisitState = z.enum([
  'arrived',
  'received',
  'inRepair',
  'consulted',
  'declined',
  'diagnosedOnly',
  'booked',
  'left',
])
export const zRelation = z.enum(['owner', 'user', 'agent'])
export const zMarkView = z.enum(['left', 'right', 'front', 'rear', 'top'])
export const zMarkKind = z.enum(['scratch', 'dent', 'paint', 'crack', 'rust', 'broken', 'missing', 'other'])
export const zVisitPaperKind = z.enum(['vehicleLicence', 'driverLicence', 'insurance', 'inspection', 'manual', 'other'])
export const zValuables = z.enum(['taken', 'kept', 'none'])
export const zHolderKind = z.enum(['board', 'staff', 'customer'])

export const zVisitOrder = z.object({
  id: z.string(),
  number: z.string().nullable(),
  kind: z.string(),
  label: z.string(),
  promisedAt: z.string().nullable(),
})

export const zVisitRow = z.object({
  id: z.string(),
  number: z.string().nullable(),
  plate: z.string(),
  vehicleId: z.string().nullable(),
  car: z.string(),
  customer: z.string(),
  purpose: zPurpose.nullable(),
  state: zVisitState,
  arrivedAt: z.string(),
  contactedAt: z.string().nullable(),
  /** Minutes until an adviser came, or until now while nobody has. */
  waitingMinutes: z.int(),
  adviserId: z.string().nullable(),
  adviser: z.string(),
  leftAt: z.string().nullable(),
  newCustomer: z.boolean(),
  booking: z.string().nullable(),
  /** Where the car stands; null while nobody has said, or once the workshop has it. */
  parked: z.enum(['bay', 'outside']).nullable(),
  bay: z.string(),
  orders: z.array(zVisitOrder),
  version: z.int(),
})
export type VisitRow = z.infer<typeof zVisitRow>

export const zMark = z.object({
  id: z.string(),
  no: z.int(),
  view: zMarkView,
  xPermille: z.int(),
  yPermille: z.int(),
  kind: zMarkKind,
  part: z.string(),
  note: z.string(),
  fileIds: z.array(z.string()),
  /** The mark of an earlier visit that shows the same damage. */
  sameAs: z.string().nullable(),
})
export type MarkView = z.infer<typeof zMark>

export const zBelonging = z.object({
  id: z.string(),
  kind: z.enum(['item', 'tool']),
  name: z.string(),
  count: z.int(),
  placeKept: z.string(),
  note: z.string(),
  fileIds: z.array(z.string()),
  returnedCount: z.int().nullable(),
  returnNote: z.string(),
})
export type BelongingView = z.infer<typeof zBelonging>

export const zVisitPaper = z.object({
  id: z.string(),
  kind: zVisitPaperKind,
  name: z.string(),
  valid: z.boolean(),
  complete: z.boolean(),
  intact: z.boolean(),
  validUntil: z.string().nullable(),
  difference: z.string(),
  handling: z.string(),
  returnedAt: z.string().nullable(),
})
export type VisitPaperView = z.infer<typeof zVisitPaper>

export const zKey = z.object({
  id: z.string(),
  visitId: z.string(),
  tagNumber: z.string(),
  keyCount: z.int(),
  code: z.string(),
  holderKind: zHolderKind,
  holder: z.string(),
  place: z.string(),
  heldSince: z.string(),
  plate: z.string(),
  orderNumber: z.string().nullable(),
  version: z.int(),
})
export type KeyView = z.infer<typeof zKey>

const zPerson = z.object({
  id: z.string(),
  name: z.string(),
  salutation: z.string(),
  phoneMasked: z.string(),
})

const zSheetState = z.object({
  id: z.string(),
  state: z.enum(['open', 'complete']),
  total: z.int(),
  answered: z.int(),
  gaps: z.array(z.string()),
})

const zSignPaper = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  number: z.string(),
  contentHash: z.string(),
  signed: z.boolean(),
})
export type SignPaperView = z.infer<typeof zSignPaper>

/** The standard wording, ready to be said. */
export const zPhrases = z.object({
  welcome: z.string(),
  selfIntro: z.string(),
  tea: z.string(),
  rememberBooking: z.string(),
  seeOffFormalities: z.string(),
  seeOffConsult: z.string(),
  seeOffUnrepaired: z.string(),
})

/** What the last adviser left behind for whoever receives the customer now. */
export const zHandover = z.object({
  /** Another adviser, and something to read: it is acknowledged before the formalities are whole. */
  owed: z.boolean(),
  readAt: z.string().nullable(),
  last: z
    .object({ visitId: z.string(), at: z.string(), adviser: z.string(), note: z.string(), words: z.string() })
    .nullable(),
  openItems: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['declined', 'wish', 'finding']),
      text: z.string(),
      reason: z.string(),
      safety: z.boolean(),
      /** What it would have cost; null for those who are not shown money. */
      amountFen: z.int().nullable(),
    }),
  ),
})
export type HandoverView = z.infer<typeof zHandover>

export const zVisitView = zVisitRow.extend({
  vehicle: z
    .object({
      id: z.string(),
      title: z.string(),
      vin: z.string().nullable(),
      vinMissingReason: z.string(),
      power: z.string(),
      body: z.string(),
      mileageKm: z.int(),
      mileageAt: z.string().nullable(),
    })
    .nullable(),
  owner: zPerson.nullable(),
  sender: zPerson.nullable(),
  senderRelation: zRelation,
  senderAuthority: z.string(),
  customerWords: z.string(),
  conditions: z.string(),
  warningLamps: z.string(),
  mileageKm: z.int().nullable(),
  fuelPercent: z.int().nullable(),
  privacyNoticedAt: z.string().nullable(),
  introducedAt: z.string().nullable(),
  introductionSkipped: z.string(),
  testConsentAt: z.string().nullable(),
  restingAt: z.string(),
  abnormality: z.string(),
  checkedWithCustomer: z.boolean(),
  paintNote: z.string(),
  walkedAt: z.string().nullable(),
  marks: z.array(zMark),
  /** How the car stood there the last time it was walked around, to tell old damage from new. */
  lastWalk: z.object({ visitId: z.string(), walkedAt: z.string(), marks: z.array(zMark) }).nullable(),
  noBelongings: z.boolean(),
  belongings: z.array(zBelonging),
  spareWheel: z.boolean().nullable(),
  spareWheelNote: z.string(),
  valuables: zValuables.nullable(),
  custodyNumber: z.string().nullable(),
  noPapers: z.boolean(),
  papers: z.array(zVisitPaper),
  key: zKey.nullable(),
  washWanted: z.boolean().nullable(),
  washes: z.boolean(),
  followUpWanted: z.boolean().nullable(),
  followUpTime: z.string(),
  followUpPersonId: z.string().nullable(),
  answerText: z.string(),
  declineReason: z.string(),
  exitFeeFen: z.int().nullable(),
  exitFeePaidAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  quickPath: z.boolean(),
  walkAroundSheet: zSheetState.nullable(),
  protectiveSheet: zSheetState.nullable(),
  hospitalitySheet: zSheetState.nullable(),
  /** How many of its points were open when the order was signed; null before. */
  hospitalityOpen: z.int().nullable(),
  adviserNote: z.string(),
  handover: zHandover,
  phrases: zPhrases,
  /** What lies ready for the customer's signature, signed or not. */
  signing: z.array(zSignPaper),
  gatePasses: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['unrepaired', 'repaired']),
      number: z.string(),
      paperId: z.string(),
      contentHash: z.string(),
      validUntil: z.string(),
      usedAt: z.string().nullable(),
    }),
  ),
  registrationGaps: z.array(z.string()),
  intakeGaps: z.array(z.string()),
  formalities: z.array(
    z.object({
      key: z.string(),
      done: z.boolean(),
      sign: z.enum(['none', 'presented', 'signed']).nullable(),
      missing: z.array(z.string()),
    }),
  ),
  complete: z.boolean(),
  steps: z.array(
    z.object({
      key: z.string(),
      part: z.enum(['receiving', 'seeingOff']),
      at: z.string().nullable(),
      /** Number of the form the step left behind. */
      form: z.string(),
    }),
  ),
  can: z.object({
    take: z.boolean(),
    edit: z.boolean(),
    moveKey: z.boolean(),
    end: z.boolean(),
    /** The fee of a visit without repair is open, and this person may take it, or let it go. */
    takeFee: z.boolean(),
    waiveFee: z.boolean(),
  }),
})
export type VisitView = z.infer<typeof zVisitView>
