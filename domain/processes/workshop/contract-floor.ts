import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zDateOn, zId, zLimit, zText, zVersion } from '#domain/kernel/input.ts'

const tag = 'workshop floor'

export const zToolState = z.enum(['ready', 'expired', 'out'])
const zTool = z.object({
  id: z.string(),
  name: z.string(),
  class: z.string(),
  active: z.boolean(),
  calibratedUntilOn: z.string().nullable(),
  state: zToolState,
  version: z.int(),
})
export type ToolView = z.infer<typeof zTool>

/** A kind of tool the job needs: those of the house, and the one checked for it. */
export const zJobTool = z.object({
  class: z.string(),
  toolId: z.string().nullable(),
  checkedAt: z.string().nullable(),
  choices: z.array(zTool),
})

/** Work planned for an earlier day that is not done: why it stands, and what comes next. */
export const zCarried = z.object({
  jobId: z.string(),
  orderId: z.string(),
  plate: z.string(),
  name: z.string(),
  technician: z.string(),
  /** Whose move it is: by name, or whoever of the role; the technician's own when he waits for nobody. */
  owner: z.string(),
  ownerRole: z.string().nullable(),
  state: z.enum(['planned', 'working', 'paused']),
  plannedTo: z.string(),
  promisedAt: z.string().nullable(),
  /** Why it was last put down, with the technician's words; empty when nobody began. */
  pausedFor: z.enum(['pause', 'parts', 'customer', 'shift', 'help']).nullable(),
  note: z.string(),
  /** What the customer was told when the time moved. */
  delayReason: z.string(),
  nextStep: z.string(),
})
export type CarriedJob = z.infer<typeof zCarried>

export const zWip = z.object({ count: z.int(), limit: z.int() })

const zHandoverJob = z.object({
  jobId: z.string(),
  plate: z.string(),
  name: z.string(),
  standing: z.string(),
  wishes: z.string(),
  parts: z.string(),
  keyPlace: z.string(),
})
const zHandover = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  note: z.string(),
  madeAt: z.string(),
  confirmedAt: z.string().nullable(),
  jobs: z.array(zHandoverJob),
  version: z.int(),
  can: z.object({ confirm: z.boolean() }),
})
export type HandoverView = z.infer<typeof zHandover>

const zVisitor = z.object({
  id: z.string(),
  visitor: z.string(),
  reason: z.string(),
  companion: z.string(),
  enteredAt: z.string(),
  leftAt: z.string().nullable(),
  version: z.int(),
})
export type VisitorRow = z.infer<typeof zVisitor>

export const floorEndpoints = {
  tools: endpoint({
    method: 'GET',
    path: '/workshop/tools',
    access: 'workshop.read',
    summary: 'Special tools of the house with their calibration',
    tag,
    input: {},
    output: z.object({ rows: z.array(zTool), can: z.object({ edit: z.boolean() }) }),
  }),
  saveTool: endpoint({
    method: 'POST',
    path: '/workshop/tools/{id}',
    access: 'workshop.tools',
    summary: 'Add a special tool, or note its new calibration or that it is out of use',
    tag,
    input: {
      id: zId,
      version: zVersion.nullable(),
      name: zText(60),
      class: zText(30),
      active: z.boolean(),
      calibratedUntilOn: zDateOn.nullable(),
    },
    output: zSaved,
  }),
  checkTool: endpoint({
    method: 'POST',
    path: '/jobs/{id}/tools',
    access: 'job.work',
    summary: 'The check before use: with which tool the job is done',
    tag,
    input: { id: zId, toolId: zId },
    output: zSaved,
  }),
  askOverLimit: endpoint({
    method: 'POST',
    path: '/jobs/{id}/over-limit',
    access: 'job.work',
    summary: 'Ask the workshop manager to let one more car be worked on',
    tag,
    input: { id: zId, reason: zText(200) },
    output: z.object({ id: z.string(), approvalId: z.string() }),
  }),
  handovers: endpoint({
    method: 'GET',
    path: '/workshop/handovers',
    access: 'workshop.read',
    summary: 'Hand-overs between shifts, the unconfirmed first',
    tag,
    input: {},
    output: z.object({ rows: z.array(zHandover) }),
  }),
  handOver: endpoint({
    method: 'POST',
    path: '/workshop/handovers',
    access: 'job.work',
    summary: 'Leave open jobs to the next shift: how they stand, wishes, parts, key',
    tag,
    input: {
      id: zId,
      toId: zId,
      note: z.string().max(500).default(''),
      jobs: z
        .array(
          z.strictObject({
            jobId: zId,
            standing: zText(300),
            wishes: z.string().max(300).default(''),
            parts: z.string().max(300).default(''),
            keyPlace: zText(60),
          }),
        )
        .min(1)
        .max(30),
    },
    output: zSaved,
  }),
  confirmHandover: endpoint({
    method: 'POST',
    path: '/workshop/handovers/{id}/confirmation',
    access: 'job.work',
    summary: 'The next shift has read it and takes the jobs over',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved.extend({ paperId: z.string() }),
  }),
  visitors: endpoint({
    method: 'GET',
    path: '/workshop/visitors',
    access: 'floorVisitor.read',
    summary: 'Who from outside was on the floor, with whom and how long',
    tag,
    input: { onDay: zDateOn.optional(), cursor: zCursor.optional(), limit: zLimit.optional() },
    output: pageOf(zVisitor),
  }),
  admitVisitor: endpoint({
    method: 'POST',
    path: '/workshop/visitors',
    access: 'floorVisitor.admit',
    summary: 'A customer enters the workshop, with an adviser',
    tag,
    input: { id: zId, visitor: zText(60), reason: zText(200), companionId: zId.nullable() },
    output: zSaved,
  }),
  visitorLeft: endpoint({
    method: 'POST',
    path: '/workshop/visitors/{id}/leaving',
    access: 'floorVisitor.admit',
    summary: 'The visitor is out again',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved,
  }),
  myShift: endpoint({
    method: 'GET',
    path: '/my-shift',
    access: 'shift.clock',
    summary: 'Whether I am here, since when, and my pre-shift check of today',
    tag,
    input: {},
    output: z.object({
      attendanceId: z.string().nullable(),
      startedAt: z.string().nullable(),
      version: z.int(),
      sheetId: z.string().nullable(),
      checked: z.boolean(),
    }),
  }),
  preShiftSheet: endpoint({
    method: 'POST',
    path: '/my-shift/check',
    access: 'shift.clock',
    summary: 'Open today’s pre-shift check',
    tag,
    input: {},
    output: z.object({ id: z.string() }),
  }),
  startShift: endpoint({
    method: 'POST',
    path: '/my-shift/start',
    access: 'shift.clock',
    summary: 'I am here; without the check of today it says so, and it counts',
    tag,
    input: { id: zId },
    output: zSaved.extend({ reminder: z.boolean() }),
  }),
  endShift: endpoint({
    method: 'POST',
    path: '/my-shift/end',
    access: 'shift.clock',
    summary: 'I leave',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved,
  }),
  spotCheck: endpoint({
    method: 'POST',
    path: '/jobs/{id}/spot-checks',
    access: 'workshop.spotCheck',
    summary: 'Look at how a job is being done; findings count in the team’s 5S score',
    tag,
    input: { id: zId },
    output: z.object({ id: z.string(), sheetId: z.string() }),
  }),
}
