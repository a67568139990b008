import type { Compare } from './kernel/offline/outbox.ts'
import { walkCompare } from './processes/reception/walk-compare.ts'

/** What stands in a record now, for each form that may be filled without the network. */
export const compare: Compare = { ...walkCompare }
