import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'

export const searchKinds = ['vehicle', 'person', 'order', 'visit', 'appointment', 'pastOrder', 'part'] as const

export const searchContract = {
  find: endpoint({
    method: 'GET',
    path: '/search',
    access: 'signedIn',
    summary:
      'One box: plate, name, pinyin, phone or its last four digits, VIN or its end, number of an order (of this system or the one before), visit or ' +
      'appointment, part number or alias; at most twelve rows, best first',
    tag: 'search',
    input: { q: z.string().max(60) },
    output: z.object({
      rows: z.array(
        z.object({
          kind: z.enum(searchKinds),
          id: z.string(),
          title: z.string(),
          subtitle: z.string().nullable(),
          badge: z.string().nullable(),
          vehicleId: z.string().nullable(),
        }),
      ),
    }),
  }),
}
