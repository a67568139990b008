import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zBool, zId, zInstant, zOptionalText, zText, zVersion } from '#domain/kernel/input.ts'
import type { Grants } from '../access/roles.ts'
import { bayClasses } from './bay-classes.ts'
import { zShift } from './shifts.ts'

const tag = 'resources'

const zResourceKind = z.enum(['bay', 'receptionBay', 'technician', 'adviser', 'loanCar', 'room', 'tool'])
const zPurpose = z.enum(['absence', 'closed'])

const zClosure = z.object({
  id: z.string(),
  startAt: z.string(),
  endAt: z.string(),
  purpose: zPurpose,
  reason: z.string(),
})

const zResource = z.object({
  id: z.string(),
  kind: zResourceKind,
  name: z.string(),
  class: z.string(),
  team: z.string(),
  staffId: z.string().nullable(),
  skills: z.array(z.string()),
  grade: z.int(),
  active: z.boolean(),
  sort: z.int(),
  version: z.int(),
  /** When a person works; null whenever the store is open. */
  shift: zShift.nullable(),
  /** Absence, repair and the like from now on. */
  closures: z.array(zClosure),
})
export type ResourceView = z.infer<typeof zResource>

const described = {
  name: zText(40),
  /** Of a bay, what is done there; it decides which work is planned for it. */
  class: z.enum(['', ...bayClasses]).default(''),
  team: zOptionalText(40),
  skills: z.array(zText(20)).max(30).default([]),
  grade: z.int().min(0).max(9).default(0),
  sort: z.int().min(0).max(9_999).default(0),
}

export const resourcesContract = {
  list: endpoint({
    method: 'GET',
    path: '/resources',
    access: 'resource.read',
    summary: 'What can be planned in the store: bays, people, loan cars, and when they are out of use',
    tag,
    input: { withInactive: zBool.default(false) },
    output: z.object({ rows: z.array(zResource), can: z.object({ manage: z.boolean() }) }),
  }),
  add: endpoint({
    method: 'POST',
    path: '/resources',
    access: 'resource.manage',
    summary: 'Add a bay, a person or a car; calendar and board plan it from then on',
    tag,
    input: { id: zId, kind: zResourceKind, staffId: zId.nullable().default(null), ...described },
    output: zSaved,
  }),
  edit: endpoint({
    method: 'POST',
    path: '/resources/{id}/edit',
    access: 'resource.manage',
    summary: 'Change what is known of it, or take it out of use; what it is still booked for comes first',
    tag,
    input: { id: zId, version: zVersion, active: z.boolean(), ...described },
    output: zSaved,
  }),
  close: endpoint({
    method: 'POST',
    path: '/resources/{id}/closures',
    access: 'resource.manage',
    summary: 'Out of use for a time: absence of a person, repair of a bay; refused while something is booked then',
    tag,
    input: { id: zId, closureId: zId, from: zInstant, to: zInstant, purpose: zPurpose, reason: zText(60) },
    output: z.object({ id: z.string() }),
  }),
  saveShift: endpoint({
    method: 'POST',
    path: '/resources/{id}/shift',
    access: 'resource.manage',
    summary: 'When a person works, null for whenever the store is open; answers what is booked outside of it',
    tag,
    input: { id: zId, version: zVersion, shift: zShift.nullable() },
    output: zSaved.extend({ outside: z.array(z.object({ label: z.string(), startAt: z.string() })) }),
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/resources/{id}/closures/{closureId}/end',
    access: 'resource.manage',
    summary: 'In use again sooner than planned, or never out of use',
    tag,
    input: { id: zId, closureId: zId },
    output: z.object({ id: z.string() }),
  }),
}

export const resourcesGrants = {
  'resource.read': ['R-WS-MGR', 'R-DISP', 'R-TEAM', 'R-BIZ-SUP', 'R-SVC-MGR', 'R-GM', 'R-HR', 'R-ADMIN'],
  'resource.manage': ['R-WS-MGR', 'R-SVC-MGR', 'R-ADMIN'],
} as const satisfies Grants
