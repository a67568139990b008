import type { DutyDefinition } from './mechanisms/duties/definition.ts'

/** Every duty of the house; one spread per feature. */
export const duties: readonly DutyDefinition[] = []
