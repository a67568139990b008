import type { Checklist } from './mechanisms/checklists/definition.ts'

/** Every checklist the group publishes; one spread per feature. */
export const checklists: readonly Checklist[] = []
