import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zId, zLimit, zOptionalText, zQtyMilli, zText, zVersion } from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'
import { zCounterOrder, zOrderParts, zReturnCondition, zSlip } from './shapes.ts'

const tag = 'parts'

const note = z.string().max(300).default('')
const zMadeSlip = z.object({ id: z.string(), number: z.string(), paperId: z.string() })

export const partsContract = {
  counter: endpoint({
    method: 'GET',
    path: '/parts/counter',
    access: 'parts.read',
    summary: 'Orders that wait for parts: what to issue, what is short; the most urgent first',
    tag,
    input: {},
    output: z.object({
      orders: z.array(zCounterOrder),
      counts: z.object({ ready: z.int(), requested: z.int(), short: z.int(), arrivals: z.int(), openSlips: z.int() }),
      can: z.object({ issue: z.boolean(), order: z.boolean(), receive: z.boolean(), hand: z.boolean() }),
    }),
  }),
  ofOrder: endpoint({
    method: 'GET',
    path: '/repair-orders/{orderId}/parts',
    access: 'parts.read',
    summary: 'Requests, slips and shortages of one order, and what of it is billed',
    tag,
    input: { orderId: zId },
    output: zOrderParts,
  }),
  request: endpoint({
    method: 'POST',
    path: '/repair-orders/{orderId}/part-requests',
    access: 'parts.request',
    summary: 'Ask for a part: one of the order’s lines, or one the technician found to be needed',
    tag,
    input: { orderId: zId, id: zId, partId: zId, orderLineId: zId.nullable().default(null), qtyMilli: zQtyMilli, note },
    output: zSaved,
  }),
  requestLines: endpoint({
    method: 'POST',
    path: '/repair-orders/{orderId}/part-requests/from-lines',
    access: 'parts.request',
    summary: 'Ask for every part on the approved lines that nobody has asked for yet',
    tag,
    input: { orderId: zId },
    output: z.object({ requested: z.int(), short: z.int() }),
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/part-requests/{id}/cancel',
    access: 'parts.request',
    summary: 'Take back a request of which nothing was issued; what was reserved is free again',
    tag,
    input: { id: zId, version: zVersion, reason: zText(200) },
    output: zSaved,
  }),
  issue: endpoint({
    method: 'POST',
    path: '/repair-orders/{orderId}/part-slips/issue',
    access: 'parts.issue',
    summary: 'Issue parts to a technician on a slip',
    tag,
    input: {
      orderId: zId,
      id: zId,
      takenBy: zId,
      lines: z
        .array(z.strictObject({ requestId: zId, qtyMilli: zQtyMilli }))
        .min(1)
        .max(100),
      note,
    },
    output: zMadeSlip,
  }),
  giveBack: endpoint({
    method: 'POST',
    path: '/repair-orders/{orderId}/part-slips/return',
    access: 'parts.return',
    summary: 'Take parts back from the workshop on a slip, at the cost they went out with',
    tag,
    input: {
      orderId: zId,
      id: zId,
      issueSlipId: zId,
      broughtBy: zId,
      lines: z
        .array(
          z.strictObject({
            lineId: zId,
            qtyMilli: zQtyMilli,
            reason: zText(100),
            condition: zReturnCondition,
            /** Another piece has to be issued in its place. */
            stillNeeded: z.boolean().default(false),
          }),
        )
        .min(1)
        .max(100),
      note,
    },
    output: zMadeSlip,
  }),
  acknowledge: endpoint({
    method: 'POST',
    path: '/part-slips/{id}/acknowledge',
    access: 'parts.acknowledge',
    summary: 'Sign for the parts taken or brought back',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved,
  }),
  hand: endpoint({
    method: 'POST',
    path: '/repair-orders/{orderId}/part-slips/hand',
    access: 'parts.hand',
    summary: 'Hand all slips of an order to settlement',
    tag,
    input: { orderId: zId },
    output: z.object({ orderId: z.string(), numbers: z.array(z.string()) }),
  }),
  slips: endpoint({
    method: 'GET',
    path: '/part-slips',
    access: 'parts.read',
    summary: 'Issue and return slips, newest first',
    tag,
    input: {
      q: zOptionalText(40).optional(),
      state: z.enum(['open', 'handed']).optional(),
      kind: z.enum(['issue', 'return']).optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zSlip),
  }),
}

const workshop = ['R-TECH', 'R-LEAD-TECH', 'R-TEAM', 'R-TECH-EXP', 'R-WS-MGR', 'R-DISP'] as const
const counter = ['R-SA', 'R-SA-ASST', 'R-BIZ-SUP', 'R-SVC-MGR'] as const
const store = ['R-PARTS'] as const

export const stockGrants = {
  'parts.read': [...store, ...workshop, ...counter, 'R-QC', 'R-CASHIER', 'R-PURCH', 'R-PARTS-SALE', 'R-GM', 'R-FIN'],
  'parts.request': [...store, ...workshop, ...counter],
  'parts.issue': store,
  'parts.return': store,
  'parts.acknowledge': workshop,
  'parts.hand': store,
  'parts.order': [...store, 'R-PURCH'],
  'parts.receive': [...store, 'R-PURCH', 'R-IQC'],
  'parts.tellCustomer': [...counter, 'R-CRA'],
  'stock.read': [...store, ...counter, 'R-WS-MGR', 'R-PURCH', 'R-IQC', 'R-PARTS-SALE', 'R-GM', 'R-FIN'],
  'stock.place': store,
} as const satisfies Grants
