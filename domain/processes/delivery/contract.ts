import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zDateOn, zId, zInstant, zOptionalText, zText, zVersion } from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'
import { zCertificate } from '../quality/contract.ts'
import { zCarState, zLifeRow, zPickupCard, zPunctual } from './shapes.ts'
import { takeOverPoints, zTakeOverCheck } from './take-over.ts'

const tag = 'delivery'
const zChannel = z.enum(['call', 'sms', 'wechat', 'inPerson'])
const zImage = z.string().startsWith('data:image/png;base64,').max(200_000)
const zMonth = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
const edit = { id: zId, version: zVersion }

export const zDelivery = z.object({
  orderId: z.string(),
  number: z.string().nullable(),
  plate: z.string(),
  car: z.string(),
  customer: z.string(),
  label: z.string(),
  promisedAt: z.string().nullable(),
  noticeDueAt: z.string().nullable(),
  takenOverAt: z.string().nullable(),
  takeOverPaperId: z.string().nullable(),
  preparedAt: z.string().nullable(),
  notifiedAt: z.string().nullable(),
  pickupStartedAt: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  handedOverAt: z.string().nullable(),
  preparationSheetId: z.string().nullable(),
  /** The wash before hand-over; null when none is asked for. */
  finalWash: z
    .object({ startedAt: z.string().nullable(), finishedAt: z.string().nullable(), returnedAt: z.string().nullable() })
    .nullable(),
  packSheetId: z.string().nullable(),
  lines: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      amountFen: z.int(),
      explainedAt: z.string().nullable(),
    }),
  ),
  oldParts: z.array(
    z.object({ id: z.string(), name: z.string(), qtyMilli: z.int(), decision: z.enum(['take', 'leave']).nullable() }),
  ),
  notices: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['delivery', 'delay']),
      noticedAt: z.string(),
      channel: zChannel,
      reached: z.boolean(),
      personReached: z.string(),
      delayReason: z.string(),
      newTimeAt: z.string().nullable(),
      nextAttemptAt: z.string().nullable(),
    }),
  ),
  careNotes: z.array(z.string()),
  nextOn: z.string().nullable(),
  nextKm: z.int().nullable(),
  nextContent: z.string(),
  /** When the customer will be reminded of it. */
  serviceReminderAt: z.string().nullable(),
  rating: z.int().nullable(),
  feedback: z.string(),
  acceptancePaperId: z.string().nullable(),
  /** The custody slip that still has to be closed with the customer present. */
  custodyNumber: z.string().nullable(),
  /** The certificate of completion, where the law asks for one. */
  certificate: zCertificate,
  gatePassPaperId: z.string().nullable(),
  card: zPickupCard,
  /** What is left of the parts that were measured. */
  life: z.array(zLifeRow),
  carState: zCarState,
  wearSheetId: z.string().nullable(),
  pickupMinutes: z.int().nullable(),
  pickupGoalMinutes: z.int(),
  customerSteps: z.int().nullable(),
  money: z.string(),
  delivery: z.string(),
  work: z.string(),
  version: z.int(),
})
export type DeliveryView = z.infer<typeof zDelivery>

export const deliveryContract = {
  list: endpoint({
    method: 'GET',
    path: '/deliveries',
    access: 'delivery.read',
    summary: 'Cars that passed inspection and have not left',
    tag,
    input: {},
    output: z.object({
      rows: z.array(
        z.object({
          orderId: z.string(),
          number: z.string().nullable(),
          plate: z.string(),
          car: z.string(),
          customer: z.string(),
          label: z.string(),
          promisedAt: z.string().nullable(),
          money: z.string(),
        }),
      ),
    }),
  }),
  punctuality: endpoint({
    method: 'GET',
    path: '/deliveries/punctuality/{month}',
    access: 'delivery.figures',
    summary: 'Cars handed over in a month against the first and the last agreed promise',
    tag,
    input: { month: zMonth },
    output: zPunctual,
  }),
  get: endpoint({
    method: 'GET',
    path: '/deliveries/{id}',
    access: 'delivery.read',
    summary: 'Where the delivery of an order stands',
    tag,
    input: { id: zId },
    output: zDelivery,
  }),
  takeOver: endpoint({
    method: 'POST',
    path: '/deliveries/{id}/take-over',
    access: 'delivery.prepare',
    summary: 'Check the finished car and take it over from the workshop',
    tag,
    input: {
      id: zId,
      checks: z.array(zTakeOverCheck).max(takeOverPoints.length),
      note: zOptionalText(300).default(null),
    },
    output: zSaved,
  }),
  returnBelongings: endpoint({
    method: 'POST',
    path: '/deliveries/{id}/belongings',
    access: 'delivery.prepare',
    summary: 'Count tools and belongings back into the car',
    tag,
    input: {
      id: zId,
      items: z.array(z.strictObject({ id: zId, count: z.int().min(0).max(999) })).max(100),
      papersReturned: z.boolean().default(false),
      custodyClosed: z.boolean().default(false),
    },
    output: z.object({ id: z.string(), missing: z.array(z.string()) }),
  }),
  prepared: endpoint({
    method: 'POST',
    path: '/deliveries/{id}/prepared',
    access: 'delivery.prepare',
    summary: 'Everything of the preparation is done, belongings are back',
    tag,
    input: edit,
    output: zSaved,
  }),
  notify: endpoint({
    method: 'POST',
    path: '/deliveries/{id}/notices',
    access: 'delivery.notify',
    summary: 'Tell the customer to collect, or of a delay; each attempt is kept',
    tag,
    input: {
      id: zId,
      version: zVersion,
      noticeId: zId,
      kind: z.enum(['delivery', 'delay']),
      channel: zChannel,
      reached: z.boolean(),
      personReached: z.string().max(60).default(''),
      delayReason: z.string().max(300).default(''),
      newTimeAt: zInstant.nullable().default(null),
    },
    output: zSaved.extend({ paperId: z.string().nullable() }),
  }),
  startPickup: endpoint({
    method: 'POST',
    path: '/deliveries/{id}/pickup',
    access: 'delivery.handOver',
    summary: 'The customer is here to collect',
    tag,
    input: edit,
    output: zSaved,
  }),
  explain: endpoint({
    method: 'POST',
    path: '/deliveries/{id}/explanations',
    access: 'delivery.handOver',
    summary: 'Tick the items explained to the customer',
    tag,
    input: { ...edit, lineIds: z.array(zId).min(1).max(200) },
    output: zSaved,
  }),
  decideOldParts: endpoint({
    method: 'POST',
    path: '/deliveries/{id}/old-parts',
    access: 'delivery.handOver',
    summary: 'The customer takes the old parts or leaves them',
    tag,
    input: {
      ...edit,
      decisions: z
        .array(z.strictObject({ id: zId, decision: z.enum(['take', 'leave']) }))
        .min(1)
        .max(200),
    },
    output: zSaved,
  }),
  advise: endpoint({
    method: 'POST',
    path: '/deliveries/{id}/advice',
    access: 'delivery.handOver',
    summary: 'Care notes and the next service',
    tag,
    input: {
      ...edit,
      careNotes: z.array(zText(200)).max(20),
      nextOn: zDateOn,
      nextKm: z.int().min(0).max(3_000_000).nullable(),
      nextContent: zText(200),
    },
    output: zSaved,
  }),
  confirmState: endpoint({
    method: 'POST',
    path: '/deliveries/{id}/car-state',
    access: 'delivery.handOver',
    summary: 'The customer knows the present state of the car: settings, open points, what was refused',
    tag,
    input: { ...edit, confirmedBy: zText(60) },
    output: zSaved,
  }),
  accept: endpoint({
    method: 'POST',
    path: '/deliveries/{id}/acceptance',
    access: 'delivery.handOver',
    summary: 'The customer signs the result, with a rating',
    tag,
    input: {
      ...edit,
      signerName: zText(60),
      image: zImage,
      rating: z.int().min(1).max(5).nullable(),
      feedback: z.string().max(500).default(''),
    },
    output: zSaved.extend({ paperId: z.string() }),
  }),
  handOver: endpoint({
    method: 'POST',
    path: '/deliveries/{id}/hand-over',
    access: 'delivery.release',
    summary: 'Six things handed over, the receipt signed, the gate pass valid',
    tag,
    input: {
      ...edit,
      handed: z.array(z.enum(['gatePass', 'order', 'statement', 'certificate', 'papers', 'key'])),
      signerName: zText(60),
      image: zImage,
    },
    output: zSaved.extend({ gatePassPaperId: z.string(), token: z.string() }),
  }),
}

const counter = ['R-SA', 'R-SA-ASST', 'R-BIZ-SUP', 'R-SVC-MGR'] as const

export const deliveryGrants = {
  'delivery.read': [...counter, 'R-CASHIER', 'R-WS-MGR', 'R-WASH', 'R-GM', 'R-CRA', 'R-TRACK'],
  'delivery.prepare': [...counter, 'R-WASH'],
  'delivery.notify': counter,
  'delivery.handOver': counter,
  'delivery.figures': ['R-SA', 'R-BIZ-SUP', 'R-SVC-MGR', 'R-WS-MGR', 'R-GM'],
  'delivery.release': [...counter, 'R-CASHIER'],
} as const satisfies Grants
