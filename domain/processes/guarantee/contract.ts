import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zId, zText, zVersion } from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'
import { clockEndpoints } from './contract-clocks.ts'
import { earlyEndpoints, zEarlyOfOrder } from './contract-early.ts'

const tag = 'guarantee'
const edit = { id: zId, version: zVersion }
const zMonth = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)
const zGroup = z.enum(['diagnosis', 'preCheck', 'support', 'process', 'inspection'])

export const zComeback = z.object({
  id: z.string(),
  orderId: z.string(),
  number: z.string().nullable(),
  plate: z.string(),
  line: z.string(),
  system: z.string(),
  kind: z.enum(['guarantee', 'repeat']),
  firstOrderId: z.string(),
  firstNumber: z.string().nullable(),
  firstLine: z.string(),
  responsible: z.string(),
  part: z.string(),
  supplier: z.string(),
  daysSince: z.int(),
  kmSince: z.int().nullable(),
  state: z.enum(['open', 'free', 'refused', 'noted']),
  proof: z.string(),
  causeGroup: zGroup.nullable(),
  cause: z.string(),
  costFen: z.int().nullable(),
  foundAt: z.string(),
  version: z.int(),
  can: z.object({ decide: z.boolean(), refuse: z.boolean(), cause: z.boolean() }),
})
export type ComebackView = z.infer<typeof zComeback>

const zTechnician = z.object({
  staffId: z.string(),
  name: z.string(),
  repairs: z.int(),
  repeats: z.int(),
  ppm: z.int().nullable(),
})

export const guaranteeContract = {
  ofOrder: endpoint({
    method: 'GET',
    path: '/guarantee/orders/{id}',
    access: 'guarantee.read',
    summary: 'What of an order is work that came back, with its first job, person, part and supplier',
    tag,
    input: { id: zId },
    output: z.object({
      orderId: z.string(),
      number: z.string().nullable(),
      plate: z.string(),
      vehicleId: z.string(),
      comebacks: z.array(zComeback),
      early: zEarlyOfOrder,
    }),
  }),
  makeFree: endpoint({
    method: 'POST',
    path: '/guarantee/comebacks/{id}/free',
    access: 'guarantee.decide',
    summary: 'Free rework: the line and its parts are paid by the house',
    tag,
    input: edit,
    output: zSaved,
  }),
  refuse: endpoint({
    method: 'POST',
    path: '/guarantee/comebacks/{id}/refuse',
    access: 'guarantee.refuse',
    summary: 'Not guaranteed, because another cause was proved',
    tag,
    input: { ...edit, proof: zText(500) },
    output: zSaved,
  }),
  setCause: endpoint({
    method: 'POST',
    path: '/guarantee/comebacks/{id}/cause',
    access: 'guarantee.cause',
    summary: 'Why the first repair did not hold, of the five groups',
    tag,
    input: { ...edit, group: zGroup, cause: zText(500) },
    output: zSaved,
  }),
  firstFix: endpoint({
    method: 'GET',
    path: '/guarantee/first-fix/{month}',
    access: 'guarantee.read',
    summary: 'Repairs of a month that held at first, per technician, and every one that came back with its cause',
    tag,
    input: { month: zMonth },
    output: z.object({
      repairs: z.int(),
      repeats: z.int(),
      ppm: z.int().nullable(),
      withoutCause: z.int(),
      causes: z.array(z.object({ group: zGroup, times: z.int() })),
      technicians: z.array(zTechnician),
      comebacks: z.array(zComeback),
    }),
  }),
  ...clockEndpoints,
  ...earlyEndpoints,
}

const heads = ['R-SVC-MGR', 'R-WS-MGR'] as const

export const guaranteeGrants = {
  'guarantee.read': [...heads, 'R-SA', 'R-SA-ASST', 'R-BIZ-SUP', 'R-QC', 'R-TEAM', 'R-LEAD-TECH', 'R-TECH-EXP', 'R-GM'],
  'guarantee.decide': [...heads, 'R-SA', 'R-SA-ASST', 'R-BIZ-SUP'],
  'guarantee.find': [...heads, 'R-SA', 'R-SA-ASST', 'R-BIZ-SUP', 'R-QC', 'R-LEAD-TECH', 'R-TECH-EXP'],
  'guarantee.refuse': heads,
  'guarantee.deduct': heads,
  'guarantee.exchange': [...heads, 'R-SA', 'R-BIZ-SUP'],
  'guarantee.answer': ['R-SVC-MGR', 'R-GM'],
  'guarantee.cause': [...heads, 'R-QC', 'R-TEAM', 'R-TECH-EXP'],
} as const satisfies Grants
