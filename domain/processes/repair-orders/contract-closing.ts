import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zDateOn, zId } from '#domain/kernel/input.ts'

const tag = 'repair orders'

const zFinished = z.object({
  orderId: z.string(),
  number: z.string().nullable(),
  plate: z.string(),
  car: z.string(),
  customer: z.string(),
  adviser: z.string(),
  work: z.string(),
  totalFen: z.int(),
  finishedAt: z.string(),
  dueAt: z.string(),
  confirmedBy: z.string(),
  confirmedAt: z.string().nullable(),
  late: z.boolean(),
})
export type FinishedOrder = z.infer<typeof zFinished>

const zBundlePaper = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  number: z.string(),
  state: z.string(),
  issuedAt: z.string(),
  threadId: z.string().nullable(),
})

export const closingEndpoints = {
  bundle: endpoint({
    method: 'GET',
    path: '/repair-orders/{id}/bundle',
    access: 'order.read',
    summary: 'Every paper in force of the order and its visit, in the order of the work',
    tag,
    input: { id: zId },
    output: z.object({ rows: z.array(zBundlePaper), plate: z.string(), number: z.string().nullable() }),
  }),
  trace: endpoint({
    method: 'GET',
    path: '/repair-orders/{id}/trace',
    access: 'order.read',
    summary: 'How completely the order is recorded, and what is missing',
    tag,
    input: { id: zId },
    output: z.object({
      ppm: z.int(),
      steps: z.array(z.object({ step: z.string(), at: z.string().nullable(), needed: z.int(), recorded: z.int() })),
    }),
  }),
  finished: endpoint({
    method: 'GET',
    path: '/finished-orders',
    access: 'finishedOrder.read',
    summary: 'Orders finished on a day, as they are passed to customer relations',
    tag,
    input: { onDay: zDateOn },
    output: z.object({ rows: z.array(zFinished), unconfirmed: z.int() }),
  }),
  confirmFinished: endpoint({
    method: 'POST',
    path: '/finished-orders/confirmation',
    access: 'finishedOrder.confirm',
    summary: 'Customer relations have these orders',
    tag,
    input: { orderIds: z.array(zId).min(1).max(500) },
    output: z.object({ confirmed: z.int() }),
  }),
}
