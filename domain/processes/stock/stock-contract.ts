import { z } from 'zod'
import { endpoint, pageOf } from '#domain/kernel/endpoint.ts'
import { zBool, zCursor, zDateOn, zFen, zId, zLimit, zOptionalText, zQtyMilli, zText } from '#domain/kernel/input.ts'
import { zJournalRow, zMovement, zReceipt, zStockRow } from './shapes.ts'

const tag = 'stock'

export const stockContract = {
  list: endpoint({
    method: 'GET',
    path: '/stock',
    access: 'stock.read',
    summary: 'What the store holds, by part number',
    tag,
    input: {
      q: zOptionalText(60).optional(),
      category: zOptionalText(40).optional(),
      /** Also parts of which nothing is left. */
      empty: zBool.optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zStockRow).extend({
      can: z.object({ receive: z.boolean(), place: z.boolean() }),
    }),
  }),
  movements: endpoint({
    method: 'GET',
    path: '/stock/{partId}/movements',
    access: 'stock.read',
    summary: 'Every movement of a part in this store, newest first',
    tag,
    input: { partId: zId, cursor: zCursor.optional(), limit: zLimit.optional() },
    output: pageOf(zMovement),
  }),
  journal: endpoint({
    method: 'GET',
    path: '/stock/movements',
    access: 'stock.read',
    summary: 'Every movement in this store, of one part or of all, newest first',
    tag,
    input: {
      partId: zId.optional(),
      fromOn: zDateOn.optional(),
      toOn: zDateOn.optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zJournalRow),
  }),
  receive: endpoint({
    method: 'POST',
    path: '/stock/receipts',
    access: 'parts.receive',
    summary: 'Take goods in; orders that wait for them get theirs reserved, and their advisers are told',
    tag,
    input: {
      id: zId,
      supplier: zText(80),
      note: z.string().max(300).default(''),
      lines: z
        .array(
          z.strictObject({ partId: zId, qtyMilli: zQtyMilli, unitCostFen: zFen, bin: z.string().max(20).default('') }),
        )
        .min(1)
        .max(200),
    },
    output: z.object({
      id: z.string(),
      number: z.string(),
      /** The orders that waited, oldest first, with what was put aside for each. */
      waiting: z.array(
        z.object({
          orderId: z.string(),
          orderNumber: z.string(),
          plate: z.string(),
          partName: z.string(),
          qtyMilli: z.int(),
        }),
      ),
    }),
  }),
  receipts: endpoint({
    method: 'GET',
    path: '/stock/receipts',
    access: 'stock.read',
    summary: 'Goods taken in, newest first',
    tag,
    input: { cursor: zCursor.optional(), limit: zLimit.optional() },
    output: pageOf(zReceipt),
  }),
  place: endpoint({
    method: 'POST',
    path: '/stock/{partId}/bin',
    access: 'stock.place',
    summary: 'Give a part its place in the store room',
    tag,
    input: { partId: zId, bin: zText(20) },
    output: z.object({ partId: z.string(), bin: z.string() }),
  }),
}
