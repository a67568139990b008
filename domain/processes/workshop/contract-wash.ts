import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zId, zVersion } from '#domain/kernel/input.ts'

const tag = 'workshop'

const zWash = z.object({
  id: z.string(),
  orderId: z.string(),
  number: z.string().nullable(),
  plate: z.string(),
  car: z.string(),
  phase: z.enum(['before', 'final']),
  askedAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  returnedAt: z.string().nullable(),
  washer: z.string(),
  late: z.boolean(),
  version: z.int(),
})

const jobInput = { id: zId, version: zVersion }

export const washEndpoints = {
  washes: endpoint({
    method: 'GET',
    path: '/washes',
    access: 'wash.read',
    summary: 'Cars to wash, being washed or not handed back',
    tag,
    input: {},
    output: z.object({ rows: z.array(zWash) }),
  }),
  startWash: endpoint({
    method: 'POST',
    path: '/washes/{id}/start',
    access: 'wash.do',
    summary: 'Begin washing',
    tag,
    input: jobInput,
    output: zSaved,
  }),
  finishWash: endpoint({
    method: 'POST',
    path: '/washes/{id}/finish',
    access: 'wash.do',
    summary: 'Washed; the clock to hand it back starts',
    tag,
    input: jobInput,
    output: zSaved,
  }),
  returnWash: endpoint({
    method: 'POST',
    path: '/washes/{id}/return',
    access: 'wash.return',
    summary: 'The car is handed back to the business staff',
    tag,
    input: jobInput,
    output: zSaved,
  }),
}
