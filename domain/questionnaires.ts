import type { Questionnaire } from './mechanisms/questionnaires/definition.ts'
import { followUpQuestionnaires } from './processes/follow-up/questionnaires.ts'

/** Every questionnaire the group publishes; one spread per feature. */
export const questionnaires: readonly Questionnaire[] = [...followUpQuestionnaires]
