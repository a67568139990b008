import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zId, zText, zVersion } from '#domain/kernel/input.ts'
import { earlyFaults, earlyRights } from './early-faults.ts'

const tag = 'guarantee'
const zFault = z.enum(earlyFaults)
const zRights = z.array(z.enum(earlyRights))

export const zEarlyFault = z.object({
  id: z.string(),
  orderId: z.string(),
  number: z.string().nullable(),
  fault: zFault,
  verdict: z.enum(['confirmed', 'denied']),
  evidence: z.string(),
  rights: zRights,
  startedOn: z.string().nullable(),
  broughtOn: z.string(),
  km: z.int().nullable(),
  choice: z.enum(['', 'repair', 'assembly', 'car']),
  decidedBy: z.string(),
  decidedAt: z.string(),
  version: z.int(),
})
export type EarlyFaultView = z.infer<typeof zEarlyFault>

/** Where a new car stands, and by which figures. */
export const zEarlyStanding = z.object({
  usage: z.enum(['household', 'operating']),
  startOn: z.string().nullable(),
  /** Days since the purchase, or since the car is known. */
  days: z.int(),
  km: z.int().nullable(),
  carDays: z.int(),
  faultDays: z.int(),
  faultKm: z.int(),
  carUntilOn: z.string().nullable(),
  faultUntilOn: z.string().nullable(),
  isCarOpen: z.boolean(),
  isFaultOpen: z.boolean(),
})
export type EarlyStandingView = z.infer<typeof zEarlyStanding>

export const zEarlyOfOrder = z.object({
  standing: zEarlyStanding.nullable(),
  /** What the order points to and nobody has judged. */
  pending: z.array(z.object({ fault: zFault, because: z.array(z.string()), rights: zRights })),
  faults: z.array(zEarlyFault),
  can: z.object({ confirm: z.boolean(), deny: z.boolean(), choose: z.boolean() }),
})

const finding = { id: zId, faultId: zId, fault: zFault, evidence: zText(500) }

export const earlyEndpoints = {
  confirmFault: endpoint({
    method: 'POST',
    path: '/guarantee/orders/{id}/faults',
    access: 'guarantee.find',
    summary:
      'A serious fault of a new car is confirmed with its evidence: its owner may choose another car or assembly',
    tag,
    input: { ...finding, fileIds: z.array(zId).max(20).default([]) },
    output: zSaved.extend({ rights: zRights }),
  }),
  denyFault: endpoint({
    method: 'POST',
    path: '/guarantee/orders/{id}/faults/deny',
    access: 'guarantee.refuse',
    summary: 'What the order points to is no fault by which a new car goes back, and why',
    tag,
    input: finding,
    output: zSaved,
  }),
  chooseRight: endpoint({
    method: 'POST',
    path: '/guarantee/faults/{id}/choice',
    access: 'guarantee.exchange',
    summary: 'The owner wants the repair or a new assembly; another car is asked for as an exchange',
    tag,
    input: { id: zId, version: zVersion, choice: z.enum(['repair', 'assembly']) },
    output: zSaved,
  }),
}
