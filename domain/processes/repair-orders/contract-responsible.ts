import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zDateOn, zId, zText, zVersion } from '#domain/kernel/input.ts'
import { orderKinds } from './kinds.ts'

const tag = 'repair orders'

export const responsibleEndpoints = {
  assignTeam: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/team',
    access: 'order.assignTeam',
    summary: 'Name the team; several trades only by the workshop manager',
    tag,
    input: { id: zId, version: zVersion, team: zText(40) },
    output: zSaved,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/cancel',
    access: 'order.cancel',
    summary: 'Cancel an order on which no work was done',
    tag,
    input: { id: zId, version: zVersion, reason: zText(300) },
    output: zSaved,
  }),
  askDeviation: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/deviations',
    access: 'order.edit',
    summary: 'Ask approval for a price or discount off the published one',
    tag,
    input: { id: zId, lineId: zId, reason: zText(300) },
    output: z.object({ approvalId: z.string() }),
  }),
  changeResponsible: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/responsible',
    access: 'order.edit',
    summary: 'Another adviser or named technician, with the reason; the customer is told',
    tag,
    input: { id: zId, version: zVersion, adviserId: zId, namedTechnicianId: zId.nullable(), reason: zText(200) },
    output: zSaved,
  }),
  byKind: endpoint({
    method: 'GET',
    path: '/repair-orders/by-kind',
    access: 'order.read',
    summary: 'How many orders of each kind were opened in a span of days, and the share of rework',
    tag,
    input: { fromOn: zDateOn, toOn: zDateOn },
    output: z.object({
      rows: z.array(z.object({ kind: z.enum(orderKinds), count: z.int(), totalFen: z.int() })),
      count: z.int(),
      reworkPpm: z.int().nullable(),
    }),
  }),
}
