import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zId, zInstant, zLimit, zQtyMilli, zText, zVersion } from '#domain/kernel/input.ts'
import { overtimeStates } from './overtime.ts'
import { wasteKinds } from './waste.ts'

const tag = 'workshop floor'

const zOvertime = z.object({
  id: z.string(),
  orderId: z.string(),
  number: z.string().nullable(),
  plate: z.string(),
  technicians: z.array(z.string()),
  fromAt: z.string(),
  toAt: z.string(),
  reason: z.string(),
  state: z.enum(overtimeStates),
  askedBy: z.string(),
  decidedBy: z.string().nullable(),
  promisedAt: z.string().nullable(),
  /** When the car can be ready without these hours and with them. */
  readyWithoutAt: z.string().nullable(),
  readyWithAt: z.string().nullable(),
  version: z.int(),
  can: z.object({ cancel: z.boolean() }),
})
export type OvertimeRow = z.infer<typeof zOvertime>

export const overtimeEndpoints = {
  overtimes: endpoint({
    method: 'GET',
    path: '/workshop/overtimes',
    access: 'overtime.read',
    summary: 'Overtime asked for and granted, the latest first',
    tag,
    input: { orderId: zId.optional(), cursor: zCursor.optional(), limit: zLimit.optional() },
    output: pageOf(zOvertime),
  }),
  planOvertime: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/overtimes',
    access: 'overtime.plan',
    summary: 'Ask that people stay longer for an order; granted, its promise is looked at again',
    tag,
    input: {
      id: zId,
      overtimeId: zId,
      technicianIds: z.array(zId).min(1).max(10),
      fromAt: zInstant,
      toAt: zInstant,
      reason: zText(200),
    },
    output: zSaved.extend({
      approvalId: z.string(),
      readyWithoutAt: z.string().nullable(),
      readyWithAt: z.string().nullable(),
    }),
  }),
  cancelOvertime: endpoint({
    method: 'POST',
    path: '/workshop/overtimes/{id}/cancellation',
    access: 'overtime.plan',
    summary: 'Nobody stays after all',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved,
  }),
}

const zMovement = z.object({
  id: z.string(),
  kind: z.enum(wasteKinds),
  /** Below 0 when it was taken away. */
  qtyMilli: z.int(),
  orderId: z.string().nullable(),
  plate: z.string(),
  job: z.string(),
  firm: z.string(),
  manifest: z.string(),
  by: z.string(),
  at: z.string(),
})
export type WasteMovement = z.infer<typeof zMovement>

export const wasteEndpoints = {
  waste: endpoint({
    method: 'GET',
    path: '/workshop/waste',
    access: 'waste.read',
    summary: 'How much waste of each kind is kept, and how much may be',
    tag,
    input: {},
    output: z.object({
      rows: z.array(z.object({ kind: z.enum(wasteKinds), qtyMilli: z.int(), limit: z.int(), tooMuch: z.boolean() })),
    }),
  }),
  wasteMovements: endpoint({
    method: 'GET',
    path: '/workshop/waste/movements',
    access: 'waste.read',
    summary: 'The waste ledger: what each job left and what was taken away, the latest first',
    tag,
    input: { kind: z.enum(wasteKinds).optional(), cursor: zCursor.optional(), limit: zLimit.optional() },
    output: pageOf(zMovement),
  }),
  removeWaste: endpoint({
    method: 'POST',
    path: '/workshop/waste/removals',
    access: 'waste.remove',
    summary: 'A licensed firm took waste away, with the number of its manifest',
    tag,
    input: { id: zId, kind: z.enum(wasteKinds), qtyMilli: zQtyMilli, firm: zText(80), manifest: zText(60) },
    output: z.object({ id: z.string(), qtyMilli: z.int() }),
  }),
}

/** What a finished job left behind. */
export const zWasteLeft = z.strictObject({ kind: z.enum(wasteKinds), qtyMilli: zQtyMilli })
