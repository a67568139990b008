import type { ApprovalDefinition } from './mechanisms/approvals/definition.ts'

/** Every kind of approval of the house; one spread per feature. */
export const approvals: readonly ApprovalDefinition[] = []
