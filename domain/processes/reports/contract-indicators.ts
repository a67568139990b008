import { z } from 'zod'
import { endpoint, pageOf } from '#domain/kernel/endpoint.ts'
import { zCursor, zLimit } from '#domain/kernel/input.ts'
import { indicatorKeys } from './indicators.ts'

const tag = 'reports'
const zKey = z.enum(indicatorKeys)
const zMonth = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)
const zCounted = z.object({ cases: z.int(), part: z.int(), whole: z.int() })

export const indicatorsContract = {
  month: endpoint({
    method: 'GET',
    path: '/indicators',
    access: 'report.read',
    summary: 'The indicators of a month and the one before, counted from records; never estimated',
    tag,
    input: { month: zMonth },
    output: z.object({
      indicators: z.array(
        z.object({
          key: zKey,
          now: zCounted,
          before: zCounted,
          groups: z.array(zCounted.extend({ group: z.string() })),
        }),
      ),
    }),
  }),
  cases: endpoint({
    method: 'GET',
    path: '/indicators/{key}/cases',
    access: 'report.read',
    summary: 'The records an indicator of a month is counted from, the latest first',
    tag,
    input: { key: zKey, month: zMonth, cursor: zCursor.optional(), limit: zLimit.optional() },
    output: pageOf(
      z.object({
        id: z.string(),
        subject: z.enum(['order', 'visit', 'statement', 'person']),
        label: z.string(),
        number: z.string().nullable(),
        at: z.string(),
        group: z.string(),
        part: z.int(),
        whole: z.int(),
      }),
    ),
  }),
}
