import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zDateOn, zFen, zId, zLimit, zOptionalText, zText, zVersion } from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'
import { zPayWay } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { closingStates, faces } from './kinds.ts'

const tag = 'settlement'

const zFlow = z.object({ way: zPayWay, openingFen: z.int(), inFen: z.int(), outFen: z.int() })

const zMovement = z.object({
  id: z.string(),
  at: z.string(),
  businessOn: z.string(),
  way: zPayWay,
  kind: z.string(),
  amountFen: z.int(),
  number: z.string().nullable(),
  statementId: z.string().nullable(),
})
export type Movement = z.infer<typeof zMovement>

const zRow = z.object({
  id: z.string(),
  number: z.string(),
  cashier: z.string(),
  fromOn: z.string(),
  throughOn: z.string(),
  state: z.enum(closingStates),
  expectedFen: z.int(),
  countedFen: z.int(),
  offFen: z.int(),
  reason: z.string(),
  handInFen: z.int(),
  keptFen: z.int(),
  closedAt: z.string(),
})
export type ClosingRow = z.infer<typeof zRow>

const zClosing = zRow.extend({
  counts: z.array(zFlow.extend({ countedFen: z.int() })),
  pieces: z.array(z.object({ faceFen: z.int(), pieces: z.int() })),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reopenedBy: z.string().nullable(),
  reopenedAt: z.string().nullable(),
  reopenReason: z.string(),
  paperId: z.string().nullable(),
  movements: z.array(zMovement),
  version: z.int(),
  can: z.object({ withdraw: z.boolean(), askReopen: z.boolean() }),
})
export type ClosingView = z.infer<typeof zClosing>

const zDrawer = z.object({
  /** The days that are open; none while today is closed. */
  fromOn: z.string().nullable(),
  throughOn: z.string(),
  closedThroughOn: z.string().nullable(),
  flows: z.array(zFlow),
  movements: z.array(zMovement),
  /** Scanned payments nobody has heard of yet: they will count when they come in. */
  waiting: z.int(),
  toleranceFen: z.int(),
  last: z.object({ id: z.string(), number: z.string(), state: z.enum(closingStates) }).nullable(),
})
export type DrawerView = z.infer<typeof zDrawer>

const zPieces = z
  .array(z.object({ faceFen: z.union(faces.map(face => z.literal(face))), pieces: z.int().min(0).max(100_000) }))
  .max(faces.length)
  .refine(list => new Set(list.map(each => each.faceFen)).size === list.length)

const zCounted = z
  .array(z.object({ way: zPayWay, countedFen: zFen }))
  .max(zPayWay.options.length)
  .refine(list => new Set(list.map(each => each.way)).size === list.length)

export const drawerContract = {
  mine: endpoint({
    method: 'GET',
    path: '/drawer',
    access: 'drawer.close',
    summary: 'What went through my drawer since its last closing, way by way, and every movement it is made of',
    tag,
    input: {},
    output: zDrawer,
  }),
  close: endpoint({
    method: 'POST',
    path: '/drawer-closings',
    access: 'drawer.close',
    summary: 'Count my drawer and close the day; a difference wants its reason, a large one an approval',
    tag,
    input: {
      id: zId,
      throughOn: zDateOn,
      counted: zCounted,
      pieces: zPieces.default([]),
      handInFen: zFen,
      reason: zOptionalText(300).optional(),
    },
    output: z.object({ id: z.string(), number: z.string(), state: z.enum(closingStates), offFen: z.int() }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/drawer-closings',
    access: 'drawer.read',
    summary: 'Closings of all drawers, the latest first',
    tag,
    input: {
      fromOn: zDateOn.optional(),
      toOn: zDateOn.optional(),
      state: z.enum(closingStates).optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zRow),
  }),
  get: endpoint({
    method: 'GET',
    path: '/drawer-closings/{id}',
    access: 'drawer.read',
    summary: 'One closing: expected and counted, and every movement it is made of',
    tag,
    input: { id: zId },
    output: zClosing,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/drawer-closings/{id}/withdraw',
    access: 'drawer.close',
    summary: 'Take my count back while its difference is not decided',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved,
  }),
  askReopen: endpoint({
    method: 'POST',
    path: '/drawer-closings/{id}/reopen/ask',
    access: 'drawer.reopen',
    summary: 'Ask to have a closed day opened again',
    tag,
    input: { id: zId, version: zVersion, reason: zText(300) },
    output: z.object({ approvalId: z.string() }),
  }),
}

/** Whoever may take money has a drawer to count. */
const takers = ['R-CASHIER', 'R-SA', 'R-SA-ASST', 'R-BIZ-SUP', 'R-SVC-MGR'] as const

export const drawerGrants = {
  'drawer.close': takers,
  'drawer.read': [...takers, 'R-FIN', 'R-GM'],
  'drawer.reopen': [...takers, 'R-FIN'],
} as const satisfies Grants
