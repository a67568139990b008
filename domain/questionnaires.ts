import type { Questionnaire } from './mechanisms/questionnaires/definition.ts'

/** Every questionnaire the group publishes; one spread per feature. */
export const questionnaires: readonly Questionnaire[] = []
