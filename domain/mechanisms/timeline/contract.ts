import { z } from 'zod'
import { endpoint, pageOf } from '#domain/kernel/endpoint.ts'
import { zCursor, zId, zLimit } from '#domain/kernel/input.ts'
import { zBothTexts } from '#domain/kernel/text-output.ts'
import type { Grants } from '../access/roles.ts'

const tag = 'timeline'

/** Several processes that belong together, as a booking and the order it became: ids joined by commas. */
const zThreads = z
  .string()
  .max(500)
  .transform(text => text.split(','))
  .pipe(z.array(zId).min(1).max(12))

const zEvent = z.object({
  id: z.string(),
  seq: z.int(),
  at: z.string(),
  actorKind: z.enum(['staff', 'customer', 'system', 'device', 'token']),
  actorName: z.string(),
  event: z.string(),
  label: zBothTexts,
  subjectKind: z.string(),
  subjectId: z.string(),
  threadId: z.string().nullable(),
  changed: z.array(z.object({ field: z.string(), label: zBothTexts, from: z.unknown(), to: z.unknown() })),
  data: z.record(z.string(), z.unknown()),
  reason: z.string().nullable(),
  /** When a device noted it, if it was offline then. */
  deviceAt: z.string().nullable(),
})
export type TimelineEvent = z.infer<typeof zEvent>

const zFault = z.object({
  seq: z.int(),
  problem: z.enum(['gap', 'altered', 'unlinked', 'cut']),
})
export type ChainFault = z.infer<typeof zFault>

export const timelineContract = {
  read: endpoint({
    method: 'GET',
    path: '/timeline',
    access: 'signedIn',
    summary: 'What happened to one record, or in one or more processes, newest first',
    tag,
    input: {
      subjectId: zId.optional(),
      threadId: zThreads.optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zEvent),
  }),
  verify: endpoint({
    method: 'GET',
    path: '/timeline/verification',
    access: 'timeline.verify',
    summary: "Recompute the store's chain of events and name the places where it was tampered with",
    tag,
    input: {
      headSeq: z.coerce.number<number | string>().int().min(0).optional(),
      headHash: z.string().max(64).optional(),
    },
    output: z.object({
      checked: z.int(),
      /** To be kept outside: with it a cut tail is found even if the database was rewritten as a whole. */
      head: z.object({ seq: z.int(), hash: z.string() }),
      faults: z.array(zFault),
    }),
  }),
}

export const timelineGrants = { 'timeline.verify': ['R-ADMIN', 'R-SVC-MGR', 'R-GM'] } as const satisfies Grants
