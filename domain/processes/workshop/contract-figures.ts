import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zDateOn } from '#domain/kernel/input.ts'
import { zPromiseRisk } from '../repair-orders/promise-risk.ts'
import { zWip } from './contract-floor.ts'

const tag = 'workshop figures'
const span = { fromOn: zDateOn, toOn: zDateOn }

const zHours = z.object({
  /** The five kinds of hours, each for itself, in hundredths. */
  standardCenti: z.int(),
  billedCenti: z.int(),
  assignedCenti: z.int(),
  clockedCenti: z.int(),
  attendedCenti: z.int(),
  efficiencyPpm: z.int().nullable(),
})

export const zTechnicianHours = zHours.extend({
  staffId: z.string(),
  name: z.string(),
  team: z.string(),
  shifts: z.int(),
  uncheckedShifts: z.int(),
})
export const zTeamHours = zHours.extend({
  team: z.string(),
  checks: z.int(),
  findings: z.int(),
  fiveSPpm: z.int().nullable(),
})

const zWallCar = z.object({
  orderId: z.string(),
  number: z.string().nullable(),
  plate: z.string(),
  car: z.string(),
  label: z.string(),
  risk: zPromiseRisk.nullable(),
  promisedAt: z.string().nullable(),
  percent: z.int(),
  /** What is being done now, and by whom. */
  step: z.string(),
  people: z.string(),
  bays: z.string(),
  trouble: z.int(),
})
export type WallCar = z.infer<typeof zWallCar>

export const figureEndpoints = {
  wall: endpoint({
    method: 'GET',
    path: '/workshop/wall',
    access: 'workshop.read',
    summary: 'Every car in the house with its step, progress, promise and trouble, for the screen on the wall',
    tag,
    input: {},
    output: z.object({ rows: z.array(zWallCar), wip: zWip }),
  }),
  hours: endpoint({
    method: 'GET',
    path: '/workshop/figures/hours',
    access: 'workshop.figures',
    summary:
      'Standard, billed, assigned, clocked and attended hours of each technician and team, and what was sold of them',
    tag,
    input: span,
    output: z.object({ rows: z.array(zTechnicianHours), teams: z.array(zTeamHours) }),
  }),
  progressPunctuality: endpoint({
    method: 'GET',
    path: '/workshop/figures/progress',
    access: 'workshop.figures',
    summary: 'How many progress queries each adviser asked inside their window, and those missed',
    tag,
    input: span,
    output: z.object({
      rows: z.array(
        z.object({
          adviserId: z.string(),
          adviser: z.string(),
          due: z.int(),
          inWindow: z.int(),
          ppm: z.int().nullable(),
          missed: z.array(
            z.object({
              orderId: z.string(),
              number: z.string().nullable(),
              plate: z.string(),
              dueAt: z.string(),
              askedAt: z.string().nullable(),
            }),
          ),
        }),
      ),
    }),
  }),
  operationHours: endpoint({
    method: 'GET',
    path: '/workshop/figures/operations',
    access: 'workshop.figures',
    summary: 'What each operation really took beside its standard, with a proposal where they differ by a fifth',
    tag,
    input: span,
    output: z.object({
      rows: z.array(
        z.object({
          operationId: z.string(),
          code: z.string(),
          name: z.string(),
          jobs: z.int(),
          standardCenti: z.int(),
          meanCenti: z.int(),
          deviationPpm: z.int(),
          proposedCenti: z.int().nullable(),
        }),
      ),
    }),
  }),
  load: endpoint({
    method: 'GET',
    path: '/workshop/figures/load',
    access: 'workshop.figures',
    summary: 'Cars to expect by weekday and hour from the last eight weeks, with the people they need',
    tag,
    input: {},
    output: z.object({
      weeks: z.int(),
      rows: z.array(
        z.object({
          weekday: z.int(),
          hour: z.int(),
          carsCenti: z.int(),
          advisers: z.int(),
          technicians: z.int(),
        }),
      ),
    }),
  }),
}
