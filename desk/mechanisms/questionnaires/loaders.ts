import { api } from '../../kernel/api.ts'
import { loader } from '../../kernel/query.tsx'

/** `about` names the kind of record the sheet belongs to: its changes are told under that name. */
export const questionnaireLoader = (id: string, about: string) =>
  loader(['questionnaire', about], ['questionnaire', id], signal => api.questionnaires.read({ id }, { signal }))
