import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zId } from '#domain/kernel/input.ts'

export const zLinkProgress = z.object({
  store: z.object({ name: z.string(), phone: z.string().nullable() }),
  number: z.string().nullable(),
  plate: z.string(),
  car: z.string(),
  adviser: z.string(),
  technician: z.string(),
  /** One of the few steps that face the customer. */
  state: z.enum(['received', 'repairing', 'preparing', 'ready', 'done']),
  percent: z.int(),
  promisedAt: z.string().nullable(),
  /** When it is expected to be ready as things stand. */
  expectedAt: z.string().nullable(),
  /** What is being done at this moment. */
  step: z.string(),
  lines: z.array(z.object({ name: z.string(), state: z.enum(['planned', 'working', 'paused', 'done', 'none']) })),
})
export type LinkProgress = z.infer<typeof zLinkProgress>

export const progressEndpoints = {
  sendProgressLink: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/progress-link',
    access: 'progress.ask',
    summary: 'Send the customer the page that shows how far their car is',
    tag: 'workshop',
    input: { id: zId },
    output: z.object({ id: z.string(), state: z.string() }),
  }),
  openProgress: endpoint({
    method: 'GET',
    path: '/links/{token}/progress',
    access: 'link',
    summary: 'How far the car behind a customer link is',
    tag: 'links',
    input: { token: z.string().max(60) },
    output: zLinkProgress,
  }),
}
