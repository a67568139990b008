import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zBool, zDateOn, zFen, zId, zOptionalText, zText } from '#domain/kernel/input.ts'
import { zOpenItem } from './overview-shape.ts'

const tag = 'open items'

export const openItemKinds = ['declined', 'wish', 'finding'] as const
export type OpenItemKind = (typeof openItemKinds)[number]

export const openItemsContract = {
  list: endpoint({
    method: 'GET',
    path: '/vehicles/{vehicleId}/open-items',
    access: 'vehicle.open',
    summary: 'What was declined, wished for later or found on a car, in this store',
    tag,
    input: { vehicleId: zId, closedToo: zBool.default(false) },
    output: z.object({ rows: z.array(zOpenItem) }),
  }),
  remember: endpoint({
    method: 'POST',
    path: '/vehicles/{vehicleId}/open-items',
    access: 'openItem.remember',
    summary: 'Note something that must not be asked or found again: a wish, a complaint told by phone, a finding',
    tag,
    input: {
      id: zId,
      vehicleId: zId,
      kind: z.enum(openItemKinds),
      text: zText(300),
      reason: zOptionalText(200),
      safety: z.boolean().default(false),
      amountFen: zFen.nullable().default(null),
      contactOn: zDateOn.nullable().default(null),
    },
    output: z.object({ id: zId }),
  }),
  close: endpoint({
    method: 'POST',
    path: '/open-items/{id}/close',
    access: 'openItem.close',
    summary: 'Close an item: taken into an order, or dropped with a reason',
    tag,
    input: { id: zId, state: z.enum(['taken', 'dropped']), note: zText(200) },
    output: zSaved.omit({ version: true }),
  }),
}
