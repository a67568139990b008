import type { Compare } from './kernel/offline/outbox.ts'
import { inquiryCompare } from './processes/diagnosis/inquiry-lines.ts'
import { walkCompare } from './processes/reception/walk-compare.ts'
import { jobCompare } from './processes/workshop/job-waiting.ts'

/** What stands in a record now, for each form that may be filled without the network. */
export const compare: Compare = { ...walkCompare, ...inquiryCompare, ...jobCompare }
