import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import {
  zDateOn,
  zFen,
  zId,
  zInstant,
  zLongText,
  zOptionalText,
  zPhone,
  zText,
  zVersion,
} from '#domain/kernel/input.ts'
import { zPayWay } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { zLineInput, zOrderKind } from '#domain/processes/repair-orders/contract.ts'
import { zRelation } from './visit-shape.ts'

const tag = 'reception'

const zEnded = zSaved.extend({ gatePassId: z.string().nullable(), gatePaperId: z.string().nullable() })

/** The quick path in, and every way out without a repair. */
export const endEndpoints = {
  quick: endpoint({
    method: 'POST',
    path: '/visits/quick',
    access: 'visit.receive',
    summary: 'Maintenance or an exact order of the customer: visit, registration, order, lines and promise in one go',
    tag,
    input: {
      id: zId,
      orderId: zId,
      vehicleId: zId,
      /** The owner, where the car has none on record. */
      ownerId: zId.nullable().default(null),
      senderId: zId.nullable().default(null),
      senderRelation: zRelation.default('owner'),
      senderAuthority: zOptionalText(100).default(null),
      mileageKm: z.int().min(0).max(3_000_000),
      fuelPercent: z.int().min(0).max(100).nullable().default(null),
      customerWords: zLongText(1000),
      privacyNoticed: z.literal(true),
      kind: zOrderKind,
      /** The car came for its booking: the order takes over what was booked, and `lines` stays empty. */
      fromBooking: z.boolean().default(false),
      lines: z.array(zLineInput).max(100),
      promisedAt: zInstant,
      promiseReason: z.string().max(300).default(''),
      washWanted: z.boolean().nullable().default(null),
      followUpWanted: z.boolean().nullable().default(null),
      followUpTime: zOptionalText(60).default(null),
      /** What the last adviser left was read; asked for when it was another. */
      handoverRead: z.boolean().default(false),
      /** Seat, drink, rest room, waiting area and progress: everything was offered. */
      hospitalityOffered: z.boolean().default(false),
      /** Whoever comes for the first time was told what we do and how (RCV-07). */
      introduced: z.boolean().default(false),
      /** What was left open last time and is on this order now. */
      openItemIds: z.array(zId).max(50).default([]),
    },
    output: z.object({
      visitId: z.string(),
      orderId: z.string(),
      orderVersion: z.int(),
    }),
  }),
  consult: endpoint({
    method: 'POST',
    path: '/visits/{id}/consultation',
    access: 'visit.receive',
    summary: 'A question answered on the spot: record, file, follow-up and, for a car, a gate pass',
    tag,
    input: {
      id: zId,
      version: zVersion,
      question: zLongText(1000),
      answer: zLongText(2000),
      /** Who asked; nobody new when the visit knows its sender. */
      contactName: zOptionalText(60).default(null),
      contactPhone: zPhone.nullable().default(null),
      satisfied: z.boolean().nullable().default(null),
      nextAnswerAt: zInstant.nullable().default(null),
      seenOff: z.boolean().default(false),
    },
    output: zEnded.extend({ paperId: z.string() }),
  }),
  endUnrepaired: endpoint({
    method: 'POST',
    path: '/visits/{id}/unrepaired',
    access: 'visit.receive',
    summary:
      'The customer does not want the repair, had a diagnosis only, or only booked. Without a fee the gate pass is there; a fee is the cashier’s to take first',
    tag,
    input: {
      id: zId,
      version: zVersion,
      outcome: z.enum(['declined', 'diagnosedOnly', 'booked']),
      reason: zText(300),
      feeFen: zFen.default(0),
      /** Who only booked: the booking begun with what was said here. */
      appointmentId: zId.nullable().default(null),
    },
    output: zEnded,
  }),
  takeExitFee: endpoint({
    method: 'POST',
    path: '/visits/{id}/exit-fee',
    access: 'visit.takeFee',
    summary: 'Take the fee of a visit without repair; the gate pass is made out on it',
    tag,
    input: { id: zId, version: zVersion, payWay: zPayWay },
    output: zEnded,
  }),
  waiveExitFee: endpoint({
    method: 'POST',
    path: '/visits/{id}/exit-fee/waiver',
    access: 'visit.waiveFee',
    summary: 'Let a visitor go without the fee, for a reason that stays; the gate pass is made out on it',
    tag,
    input: { id: zId, version: zVersion, reason: zText(300) },
    output: zEnded,
  }),
  leave: endpoint({
    method: 'POST',
    path: '/visits/{id}/departure',
    access: 'visit.receive',
    summary: 'A visitor leaves for whom no gate opens',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved,
  }),
  printRegister: endpoint({
    method: 'POST',
    path: '/visits/register',
    access: 'visit.read',
    summary: 'The visit register of a day as a paper',
    tag,
    input: { on: zDateOn },
    output: z.object({ paperId: z.string(), number: z.string(), rows: z.int() }),
  }),
}
