import { z } from 'zod'
import { endpoint, pageOf } from '#domain/kernel/endpoint.ts'
import { zCursor, zDateOn, zId, zLimit, zText } from '#domain/kernel/input.ts'
import { orderKinds, pastLineKinds, payers } from './old-words.ts'

const tag = 'pastOrders'

const zPastOrder = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(orderKinds),
  /** The kind in the words of the other system. */
  kindWord: z.string(),
  inOn: z.string(),
  outOn: z.string().nullable(),
  vehicleId: z.string(),
  /** As it was then. */
  plate: z.string(),
  vin: z.string().nullable(),
  car: z.string(),
  mileageKm: z.int().nullable(),
  words: z.string(),
  adviser: z.string(),
  /** What was done, without parts. */
  work: z.array(z.string()),
  /** Null for those who are not shown money. */
  amountFen: z.int().nullable(),
  importedAt: z.string(),
})
export type PastOrderRow = z.infer<typeof zPastOrder>

const zPastLine = z.object({
  id: z.string(),
  kind: z.enum(pastLineKinds),
  code: z.string(),
  name: z.string(),
  qtyMilli: z.int().nullable(),
  hoursCenti: z.int().nullable(),
  priceFen: z.int().nullable(),
  amountFen: z.int().nullable(),
  payer: z.enum(payers),
  technician: z.string(),
})

export const pastOrdersContract = {
  list: endpoint({
    method: 'GET',
    path: '/past-orders',
    access: 'order.read',
    summary: 'Orders of the system the shop had before, newest first, by number, car or day',
    tag,
    input: {
      q: zText(60).optional(),
      kind: z.enum(orderKinds).optional(),
      fromOn: zDateOn.optional(),
      toOn: zDateOn.optional(),
      vehicleId: zId.optional(),
      limit: zLimit.default(50),
      cursor: zCursor.optional(),
    },
    output: pageOf(zPastOrder),
  }),
  read: endpoint({
    method: 'GET',
    path: '/past-orders/{id}',
    access: 'order.read',
    summary: 'An order of the former system with its lines; it can only be read',
    tag,
    input: { id: zId },
    output: zPastOrder.extend({ lines: z.array(zPastLine) }),
  }),
}
