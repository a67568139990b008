import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zId, zInstant, zOptionalText, zVersion } from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'
import { zSheetAnswer } from '#domain/mechanisms/checklists/answers.ts'
import { zCheckItem } from '#domain/mechanisms/checklists/definition.ts'
import { zReading } from '../catalogue/work-steps.ts'
import { zAddOn } from '../repair-orders/contract-add-ons.ts'
import { zPromiseRisk } from '../repair-orders/promise-risk.ts'
import { figureEndpoints } from './contract-figures.ts'
import { floorEndpoints, zCarried, zJobTool, zWip } from './contract-floor.ts'
import { overtimeEndpoints, wasteEndpoints, zWasteLeft } from './contract-overtime.ts'
import { planEndpoints } from './contract-plan.ts'
import { progressEndpoints } from './contract-progress.ts'
import { washEndpoints } from './contract-wash.ts'

const tag = 'workshop'

const zStepView = z.object({
  position: z.int(),
  name: z.string(),
  reading: zReading.nullable(),
  value: z.string().nullable(),
  source: z.enum(['tablet', 'device']),
  doneAt: z.string().nullable(),
})

export const zJob = z.object({
  id: z.string(),
  orderId: z.string(),
  number: z.string().nullable(),
  plate: z.string(),
  car: z.string(),
  lineId: z.string(),
  name: z.string(),
  technicianId: z.string(),
  technician: z.string(),
  staffId: z.string(),
  bayId: z.string(),
  bay: z.string(),
  plannedFrom: z.string(),
  plannedTo: z.string(),
  promisedAt: z.string().nullable(),
  state: z.enum(['planned', 'working', 'paused', 'done', 'cancelled']),
  clockedMinutes: z.int(),
  clockedSince: z.string().nullable(),
  /** What an inspection found wrong, when the job came back; empty otherwise. */
  rework: z.string(),
  version: z.int(),
})
export type JobView = z.infer<typeof zJob>

const zJobAddOn = zAddOn.pick({ id: true, reason: true, safety: true, state: true, answerAt: true, relayedAt: true })

const zWaiting = z.object({
  orderId: z.string(),
  number: z.string().nullable(),
  plate: z.string(),
  car: z.string(),
  label: z.string(),
  risk: zPromiseRisk.nullable(),
  team: z.string(),
  promisedAt: z.string().nullable(),
  plannedMinutes: z.int(),
  /** Booked as what may be a repeat repair: it goes first. */
  suspected: z.boolean(),
  lines: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      trade: z.string(),
      hoursCenti: z.int(),
      highVoltage: z.boolean(),
      grade: z.int(),
    }),
  ),
})

const jobInput = { id: zId, version: zVersion }

export const workshopContract = {
  ...planEndpoints,
  ...washEndpoints,
  ...floorEndpoints,
  ...figureEndpoints,
  ...progressEndpoints,
  ...overtimeEndpoints,
  ...wasteEndpoints,
  receive: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/receive',
    access: 'workshop.receive',
    summary: 'The workshop takes car and order; receiver and time are signed',
    tag,
    input: { id: zId },
    output: zSaved.extend({ paperId: z.string() }),
  }),
  board: endpoint({
    method: 'GET',
    path: '/workshop/board',
    access: 'workshop.read',
    summary: 'Work waiting for dispatch, jobs by technician and bay, and who is where now',
    tag,
    input: { from: zInstant, to: zInstant },
    output: z.object({
      /** When the shop is open on the days asked for, in order. */
      opening: z.array(z.object({ opensAt: z.string(), closesAt: z.string() })),
      waiting: z.array(zWaiting),
      carried: z.array(zCarried),
      wip: zWip,
      jobs: z.array(zJob),
      resources: z.array(
        z.object({
          id: z.string(),
          kind: z.string(),
          name: z.string(),
          class: z.string(),
          team: z.string(),
          skills: z.array(z.string()),
          grade: z.int(),
        }),
      ),
      bookings: z.array(
        z.object({
          id: z.string(),
          resourceId: z.string(),
          from: z.string(),
          to: z.string(),
          purpose: z.string(),
          subjectId: z.string(),
        }),
      ),
    }),
  }),
  dispatch: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/dispatch',
    access: 'workshop.dispatch',
    summary: 'Give approved labour lines to technicians on bays',
    tag,
    input: {
      id: zId,
      jobs: z
        .array(z.strictObject({ id: zId, lineId: zId, technicianId: zId, bayId: zId, from: zInstant, to: zInstant }))
        .min(1)
        .max(50),
    },
    output: z.object({ id: z.string(), jobs: z.int() }),
  }),
  moveJob: endpoint({
    method: 'POST',
    path: '/jobs/{id}/move',
    access: 'workshop.dispatch',
    summary: 'Another technician, bay or time for a job not yet done',
    tag,
    input: { ...jobInput, technicianId: zId, bayId: zId, from: zInstant, to: zInstant },
    output: zSaved,
  }),
  myJobs: endpoint({
    method: 'GET',
    path: '/my-jobs',
    access: 'job.work',
    summary: 'The signed-in technician’s jobs, the current one first',
    tag,
    input: {},
    output: z.object({ rows: z.array(zJob) }),
  }),
  job: endpoint({
    method: 'GET',
    path: '/jobs/{id}',
    access: 'job.read',
    summary: 'One job with its steps and what the customer said',
    tag,
    input: { id: zId },
    output: zJob.extend({
      customerWords: z.string(),
      wishes: z.string(),
      abnormality: z.string(),
      steps: z.array(zStepView),
      parts: z.array(z.object({ name: z.string(), qtyMilli: z.int(), unit: z.string() })),
      /** What was found beyond the order, with the customer's answer. */
      addOns: z.array(zJobAddOn),
      tools: z.array(zJobTool),
      /** What is ticked when the job is done. */
      place: z.array(zCheckItem),
      /** Why it may not begin yet, when too many cars are in work; `asked` while the manager has the question. */
      overLimit: zWip.extend({ asked: z.boolean() }).nullable(),
    }),
  }),
  start: endpoint({
    method: 'POST',
    path: '/jobs/{id}/start',
    access: 'job.work',
    summary: 'Clock on',
    tag,
    input: jobInput,
    output: zSaved,
  }),
  pause: endpoint({
    method: 'POST',
    path: '/jobs/{id}/pause',
    access: 'job.work',
    summary: 'Clock off with the reason',
    tag,
    input: {
      ...jobInput,
      reason: z.enum(['pause', 'parts', 'customer', 'shift', 'help']),
      note: zOptionalText(300).default(null),
    },
    output: zSaved,
  }),
  step: endpoint({
    method: 'POST',
    path: '/jobs/{id}/steps/{position}',
    access: 'job.work',
    summary: 'Tick a step or write its reading',
    tag,
    input: {
      id: zId,
      position: z.coerce.number<number | string>().int().min(1).max(200),
      value: zOptionalText(40).default(null),
    },
    output: zSaved,
  }),
  finish: endpoint({
    method: 'POST',
    path: '/jobs/{id}/finish',
    access: 'job.work',
    summary: 'The job is done: every step, and the place restored or the reason said; what waste it left is noted',
    tag,
    input: {
      ...jobInput,
      place: z.array(zSheetAnswer).max(30).default([]),
      waste: z.array(zWasteLeft).max(20).default([]),
    },
    output: zSaved,
  }),
  bayEvent: endpoint({
    method: 'POST',
    path: '/jobs/{id}/device-events',
    access: 'job.device',
    summary: 'What the bay’s terminal saw: begin, a reading of a step, pause or end (simulated device)',
    tag,
    input: {
      id: zId,
      event: z.enum(['start', 'step', 'pause', 'finish']).default('step'),
      position: z.int().min(1).max(200).default(1),
      value: zOptionalText(40).default(null),
      /** At the end: what the terminal asks its technician about the place. */
      place: z.array(zSheetAnswer).max(30).default([]),
    },
    output: zSaved,
  }),
  askProgress: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/progress-queries',
    access: 'progress.ask',
    summary: 'Record what the workshop says about finish and abnormality',
    tag,
    input: {
      id: zId,
      queryId: zId,
      answeredBy: zId,
      expectedFinishAt: zInstant,
      abnormal: z.boolean(),
      measure: z.string().max(300).default(''),
      measureOwner: zId.nullable().default(null),
    },
    output: z.object({ id: z.string(), paperId: z.string(), percent: z.int(), withinWindow: z.boolean() }),
  }),
}

const floor = ['R-WS-MGR', 'R-DISP', 'R-TEAM'] as const

export const workshopGrants = {
  'wash.read': ['R-WASH', 'R-SA', 'R-SA-ASST', ...floor],
  'wash.do': ['R-WASH', 'R-SA', 'R-SA-ASST'],
  'wash.return': ['R-WASH', 'R-SA', 'R-SA-ASST'],
  'workshop.receive': floor,
  'workshop.read': [...floor, 'R-SA', 'R-SA-ASST', 'R-QC', 'R-TECH', 'R-LEAD-TECH', 'R-BIZ-SUP', 'R-SVC-MGR', 'R-GM'],
  'workshop.dispatch': ['R-WS-MGR', 'R-DISP'],
  'job.read': [...floor, 'R-TECH', 'R-LEAD-TECH', 'R-QC', 'R-SA', 'R-SA-ASST', 'R-BIZ-SUP', 'R-SVC-MGR'],
  'job.work': ['R-TECH', 'R-LEAD-TECH', 'R-TEAM'],
  'job.device': ['R-TECH', 'R-LEAD-TECH', 'R-TEAM', 'R-ADMIN'],
  'workshop.figures': ['R-WS-MGR', 'R-DISP', 'R-TEAM', 'R-BIZ-SUP', 'R-SVC-MGR', 'R-GM'],
  'workshop.tools': ['R-WS-MGR', 'R-DISP', 'R-TEAM', 'R-TECH-EXP'],
  'workshop.spotCheck': ['R-WS-MGR', 'R-TEAM', 'R-QC', 'R-SVC-MGR', 'R-TECH-EXP'],
  'shift.clock': ['R-TECH', 'R-LEAD-TECH', 'R-TEAM', 'R-WASH', 'R-QC'],
  'floorVisitor.read': [...floor, 'R-SA', 'R-SA-ASST', 'R-BIZ-SUP', 'R-SVC-MGR', 'R-GM'],
  'floorVisitor.admit': [...floor, 'R-SA', 'R-SA-ASST', 'R-BIZ-SUP', 'R-SVC-MGR'],
  'overtime.read': [...floor, 'R-SA', 'R-SA-ASST', 'R-TECH', 'R-LEAD-TECH', 'R-BIZ-SUP', 'R-SVC-MGR', 'R-GM', 'R-HR'],
  'overtime.plan': [...floor, 'R-SA', 'R-BIZ-SUP'],
  'waste.read': [...floor, 'R-TECH', 'R-LEAD-TECH', 'R-FAC', 'R-SVC-MGR', 'R-GM'],
  'waste.remove': ['R-WS-MGR', 'R-FAC', 'R-SVC-MGR'],
  'progress.ask': ['R-SA', 'R-SA-ASST', 'R-BIZ-SUP', 'R-SVC-MGR'],
} as const satisfies Grants
