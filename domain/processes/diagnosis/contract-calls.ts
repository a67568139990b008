import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zId, zText, zVersion } from '#domain/kernel/input.ts'
import { ticketStates } from '../repair-orders/work-tickets.ts'

const tag = 'diagnosis'

/** A call for the full-time technician, with the time of each of its steps. */
export const zTechnicianCall = z.object({
  id: z.string(),
  state: z.enum(ticketStates),
  reason: z.string(),
  calledBy: z.string(),
  calledAt: z.string(),
  dueAt: z.string(),
  acceptedBy: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  arrivedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  outcome: z.string(),
  minutes: z.object({ toAccept: z.int().nullable(), toArrive: z.int().nullable(), help: z.int().nullable() }),
  late: z.boolean(),
  version: z.int(),
  can: z.object({ accept: z.boolean(), arrive: z.boolean(), end: z.boolean(), withdraw: z.boolean() }),
})
export type TechnicianCallView = z.infer<typeof zTechnicianCall>

const step = { id: zId, version: zVersion }

export const callEndpoints = {
  call: endpoint({
    method: 'POST',
    path: '/visits/{visitId}/technician-calls',
    access: 'technician.call',
    summary: 'In doubt: have the full-time technician come to the reception bay at once',
    tag,
    input: { visitId: zId, id: zId, reason: zText(200) },
    output: zSaved.extend({ dueAt: z.string() }),
  }),
  acceptCall: endpoint({
    method: 'POST',
    path: '/technician-calls/{id}/acceptance',
    access: 'technician.come',
    summary: 'On my way',
    tag,
    input: step,
    output: zSaved,
  }),
  arriveAtCall: endpoint({
    method: 'POST',
    path: '/technician-calls/{id}/arrival',
    access: 'technician.come',
    summary: 'At the car',
    tag,
    input: step,
    output: zSaved,
  }),
  endCall: endpoint({
    method: 'POST',
    path: '/technician-calls/{id}/end',
    access: 'technician.come',
    summary: 'The help is given; what it came to stays with the case',
    tag,
    input: { ...step, outcome: zText(300) },
    output: zSaved,
  }),
  withdrawCall: endpoint({
    method: 'POST',
    path: '/technician-calls/{id}/withdrawal',
    access: 'technician.call',
    summary: 'Nobody needs to come any more',
    tag,
    input: { ...step, reason: zText(200) },
    output: zSaved,
  }),
}
