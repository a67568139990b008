import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zFen, zId, zInstant, zText, zVersion } from '#domain/kernel/input.ts'
import { zPayWay } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { paperDocument } from '#domain/mechanisms/papers/document.ts'
import { appointmentBoards } from './contract-boards.ts'
import { appointmentPlanning } from './contract-planning.ts'
import { appointmentPreDiagnosis } from './contract-pre-diagnosis.ts'
import {
  zBookingLineInput,
  zBookingView,
  zChannel,
  zCheckKey,
  zCheckState,
  zConfirmation,
  zKind,
  zMinutes,
  zPoint,
  zTalkFields,
} from './contract-shapes.ts'
import { appointmentTalks } from './contract-talks.ts'

const tag = 'appointments'

const talk = {
  create: endpoint({
    method: 'POST',
    path: '/appointments',
    access: 'appointment.book',
    summary: 'Begin a booking: kind, channel, and the car and customer if known',
    tag,
    input: {
      id: zId,
      kind: zKind,
      channel: zChannel,
      vehicleId: zId.nullable().default(null),
      personId: zId.nullable().default(null),
    },
    output: zSaved,
  }),
  edit: endpoint({
    method: 'POST',
    path: '/appointments/{id}/edit',
    access: 'appointment.book',
    summary: 'Fill in the talk: the five groups, kind and channel; a confirmed booking has to be confirmed anew',
    tag,
    input: { id: zId, version: zVersion, kind: zKind, channel: zChannel, ...zTalkFields },
    output: zSaved,
  }),
  saveLines: endpoint({
    method: 'POST',
    path: '/appointments/{id}/lines',
    access: 'appointment.book',
    summary: 'Replace the work of a booking; prices and hours come from the catalogue',
    tag,
    input: { id: zId, version: zVersion, lines: z.array(zBookingLineInput).max(100) },
    output: zSaved.extend({ totalFen: z.int(), plannedMinutes: z.int(), depositDemandedFen: z.int() }),
  }),
  plan: endpoint({
    method: 'POST',
    path: '/appointments/{id}/plan',
    access: 'appointment.book',
    summary: 'Choose time, length, adviser, named technician and bay; nothing is kept before the confirmation',
    tag,
    input: {
      id: zId,
      version: zVersion,
      bookedAt: zInstant.nullable(),
      plannedMinutes: zMinutes,
      adviserId: zId.nullable(),
      assistantId: zId.nullable().default(null),
      namedTechnicianId: zId.nullable().default(null),
      bayId: zId.nullable().default(null),
      loanCarId: zId.nullable().default(null),
    },
    output: zSaved,
  }),
  tell: endpoint({
    method: 'POST',
    path: '/appointments/{id}/told',
    access: 'appointment.book',
    summary: 'Tick what the customer was told, each point with its words; null takes a tick back',
    tag,
    input: {
      id: zId,
      version: zVersion,
      points: z
        .array(z.strictObject({ point: zPoint, value: zText(500).nullable() }))
        .min(1)
        .max(8),
    },
    output: zSaved,
  }),
}

const deposit = {
  takeDeposit: endpoint({
    method: 'POST',
    path: '/appointments/{id}/deposits',
    access: 'appointment.takeDeposit',
    summary: 'Take a deposit for costly parts, with a receipt (FRM-27); the statement deducts it later',
    tag,
    input: { id: zId, depositId: zId, amountFen: zFen.min(1), payWay: zPayWay },
    output: zSaved.extend({ paperId: z.string(), number: z.string(), heldFen: z.int() }),
  }),
  returnDeposit: endpoint({
    method: 'POST',
    path: '/appointments/{id}/deposit-returns',
    access: 'appointment.returnDeposit',
    summary: 'Pay a deposit back by the refund rule',
    tag,
    input: { id: zId, depositId: zId, amountFen: zFen.min(1), payWay: zPayWay, reason: zText(300) },
    output: zSaved.extend({ heldFen: z.int() }),
  }),
  askWaiver: endpoint({
    method: 'POST',
    path: '/appointments/{id}/deposit-waiver',
    access: 'appointment.book',
    summary: 'Ask the supervisor to confirm without the deposit',
    tag,
    input: { id: zId, reason: zText(300) },
    output: z.object({ approvalId: z.string() }),
  }),
}

const fate = {
  confirm: endpoint({
    method: 'POST',
    path: '/appointments/{id}/confirm',
    access: 'appointment.book',
    summary: 'Confirm: keeps bay and people, draws the number, issues FRM-04, sends the copy, tells the workshop',
    tag,
    input: { id: zId, version: zVersion, confirmation: zConfirmation },
    output: zSaved.extend({ number: z.string(), paperId: z.string() }),
  }),
  acknowledge: endpoint({
    method: 'POST',
    path: '/appointments/{id}/acknowledge',
    access: 'appointment.acknowledge',
    summary: 'The workshop has taken note of the booking',
    tag,
    input: { id: zId },
    output: zSaved,
  }),
  check: endpoint({
    method: 'POST',
    path: '/appointments/{id}/checks',
    access: 'appointment.prepare',
    summary: 'Tick what stands ready, or say what is missing; all of it makes the booking ready',
    tag,
    input: {
      id: zId,
      checks: z
        .array(z.strictObject({ key: zCheckKey, state: zCheckState, note: z.string().max(200).default('') }))
        .min(1)
        .max(6),
    },
    output: zSaved.extend({ state: z.string() }),
  }),
  reserveParts: endpoint({
    method: 'POST',
    path: '/appointments/{id}/reserve-parts',
    access: 'appointment.prepare',
    summary: 'Set the parts aside that are on the shelf; what is short becomes the adviser’s duty',
    tag,
    input: { id: zId },
    output: zSaved.extend({ state: z.string(), short: z.array(z.string()) }),
  }),
  reschedule: endpoint({
    method: 'POST',
    path: '/appointments/{id}/reschedule',
    access: 'appointment.book',
    summary: 'Agree on another time; with the customer’s word it is confirmed at once',
    tag,
    input: {
      id: zId,
      version: zVersion,
      bookedAt: zInstant,
      plannedMinutes: zMinutes.optional(),
      adviserId: zId.optional(),
      bayId: zId.nullable().optional(),
      reason: zText(300),
      confirmation: zConfirmation.options[1].nullable().default(null),
    },
    output: zSaved.extend({ state: z.string() }),
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/appointments/{id}/cancel',
    access: 'appointment.book',
    summary: 'Cancel with a reason; bay, people and parts are free again',
    tag,
    input: { id: zId, version: zVersion, reason: zText(300), tellCustomer: z.boolean().default(true) },
    output: zSaved,
  }),
}

const order = {
  openOrder: endpoint({
    method: 'POST',
    path: '/appointments/{id}/order',
    access: 'order.open',
    summary: 'Open the pre-printed order of a booking whose car has come; its parts go over with it',
    tag,
    input: { id: zId, orderId: zId },
    output: zSaved,
  }),
}

const reading = {
  get: endpoint({
    method: 'GET',
    path: '/appointments/{id}',
    access: 'appointment.read',
    summary: 'One booking, whole',
    tag,
    input: { id: zId },
    output: zBookingView,
  }),
  preview: endpoint({
    method: 'GET',
    path: '/appointments/{id}/paper',
    access: 'appointment.book',
    summary: 'The booking form as it would be issued now, to be read before signing',
    tag,
    input: { id: zId },
    output: z.object({ document: paperDocument, contentHash: z.string() }),
  }),
}

export const appointmentsContract = {
  ...appointmentBoards,
  ...appointmentPlanning,
  ...appointmentPreDiagnosis,
  ...appointmentTalks,
  ...reading,
  ...talk,
  ...deposit,
  ...fate,
  ...order,
}
