import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'

/**
 * The file is begun by the formalities themselves, so its beginning is never late; what a store chooses is by the end
 * of which day it must be complete, counted in calendar days.
 */
export const fileDeadline = definePolicy({
  key: 'fileDeadline',
  title: ['客户档案建档期限', 'When a customer file must be complete'],
  requirement: 'CRM-01',
  schema: z.object({ completeWithinDays: z.int().min(0).max(30) }),
  presets: [
    { name: 'both', source: '000 S3、S6、S27：当日建档，两日内补全', value: { completeWithinDays: 2 } },
    { name: 's000-2d', source: '000 S3-3、S6-2', value: { completeWithinDays: 2 } },
    { name: 's000-sameday', source: '000 S27-1', value: { completeWithinDays: 0 } },
  ],
  recommended: 'both',
  labels: {
    completeWithinDays: ['补全期限', 'Completed within'],
    both: ['当日建档，两日内补全', 'Begun the same day, complete in two days'],
    's000-2d': ['两日内', 'Within two days'],
    's000-sameday': ['当日', 'The same day'],
  },
})

export const customersPolicies = [fileDeadline]
