import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zId, zInstant, zVersion } from '#domain/kernel/input.ts'

const tag = 'workshop'

const zPlace = z.object({
  technicianId: z.string(),
  technician: z.string(),
  bayId: z.string(),
  bay: z.string(),
  from: z.string(),
  to: z.string(),
})

const zChange = z.object({
  orderId: z.string(),
  number: z.string().nullable(),
  plate: z.string(),
  lineId: z.string(),
  name: z.string(),
  promisedAt: z.string(),
  /** The job to move and where it is now; both null for work nobody has yet. */
  job: z.object({ id: z.string(), version: z.int() }).nullable(),
  now: zPlace.nullable(),
  proposed: zPlace,
  why: z.object({
    /** What it had to wait for before anybody was looked for, and until when. */
    earliestAt: z.string(),
    because: z.enum(['now', 'arrival', 'stepBefore']),
    /** Minutes it waits after that until somebody and a bay are free together. */
    waitedMinutes: z.int(),
    /** The others who could do it, and what stood against them. */
    others: z.array(
      z.object({ name: z.string(), why: z.enum(['busy', 'away', 'equal', 'decided']), until: z.string().nullable() }),
    ),
  }),
})

const zSlot = { technicianId: zId, bayId: zId, from: zInstant, to: zInstant }

export const planEndpoints = {
  proposePlan: endpoint({
    method: 'GET',
    path: '/workshop/plan-proposal',
    access: 'workshop.dispatch',
    summary: 'Who should do what, where and when, so that the fewest promises break; what people decided stays',
    tag,
    input: {},
    output: z.object({
      changes: z.array(zChange),
      /** Orders that miss their promise, and by how many minutes in all: as planned now, and by the proposal. */
      before: z.object({ late: z.int(), minutes: z.int() }),
      after: z.object({ late: z.int(), minutes: z.int() }),
      /** Work for which there is no place within the next days. */
      homeless: z.array(
        z.object({
          orderId: z.string(),
          plate: z.string(),
          name: z.string(),
          why: z.enum(['nobodyMay', 'noBay', 'noTimeLeft']),
        }),
      ),
    }),
  }),
  proposeSlots: endpoint({
    method: 'GET',
    path: '/workshop/orders/{id}/slots',
    access: 'workshop.dispatch',
    summary: 'Who may do each line of one order, where, and its first place beside all that is given out',
    tag,
    input: {
      id: zId,
      /** Only this line, on this person’s or bay’s row, from then on: where it was dropped on the board. */
      lineId: zId.optional(),
      resourceId: zId.optional(),
      from: zInstant.optional(),
    },
    output: z.object({
      lines: z.array(
        z.object({
          lineId: z.string(),
          technicianIds: z.array(z.string()),
          bayIds: z.array(z.string()),
          slot: z
            .object({
              ...{ lineId: z.string(), technicianId: z.string(), bayId: z.string() },
              ...{ from: z.string(), to: z.string() },
            })
            .nullable(),
          why: z.enum(['noCertificate', 'noGrade', 'noBay']).nullable(),
        }),
      ),
    }),
  }),
  applyPlan: endpoint({
    method: 'POST',
    path: '/workshop/plan',
    access: 'workshop.dispatch',
    summary: 'Take over what of a proposal was chosen: all of it, or nothing',
    tag,
    input: {
      moves: z.array(z.strictObject({ id: zId, version: zVersion, ...zSlot })).max(300),
      gives: z.array(z.strictObject({ id: zId, orderId: zId, lineId: zId, ...zSlot })).max(300),
    },
    output: z.object({ moved: z.int(), given: z.int() }),
  }),
}
