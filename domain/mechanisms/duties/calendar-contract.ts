import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zVersion } from '#domain/kernel/input.ts'
import { zExceptions, zWeekly } from './calendar.ts'

const tag = 'calendar'

export const calendarContract = {
  read: endpoint({
    method: 'GET',
    path: '/calendar',
    access: 'signedIn',
    summary: 'Opening hours by weekday, and the days that differ',
    tag,
    input: {},
    output: z.object({
      zone: z.string(),
      weekly: zWeekly,
      exceptions: zExceptions,
      version: z.int(),
      can: z.object({ set: z.boolean() }),
    }),
  }),
  set: endpoint({
    method: 'POST',
    path: '/calendar',
    access: 'calendar.set',
    summary: 'Set opening hours and exceptions; deadlines already computed stay as they are',
    tag,
    input: { weekly: zWeekly, exceptions: zExceptions, version: zVersion },
    output: z.object({ version: z.int() }),
  }),
}
