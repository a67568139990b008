import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zId } from '#domain/kernel/input.ts'
import type { Grants } from '../access/roles.ts'
import { zQuestion } from './definition.ts'
import { zQuestionAnswers } from './scores.ts'

const tag = 'questionnaires'

export const zQuestionnaireSheet = z.object({
  id: z.string(),
  key: z.string(),
  title: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  items: z.array(zQuestion),
  answers: zQuestionAnswers,
  /** Thousandths of full marks. */
  scoreMilli: z.int().nullable(),
  areas: z.array(z.object({ area: z.string(), scoreMilli: z.int() })),
  filledBy: z.string().nullable(),
  completedAt: z.string().nullable(),
  version: z.int(),
  can: z.object({ fill: z.boolean() }),
})
export type QuestionnaireView = z.output<typeof zQuestionnaireSheet>

export const questionnairesContract = {
  list: endpoint({
    method: 'GET',
    path: '/questionnaire-sheets',
    access: 'signedIn',
    summary: 'The questionnaires of a record, oldest first',
    tag,
    input: { subjectId: zId },
    output: z.object({ rows: z.array(zQuestionnaireSheet) }),
  }),
  read: endpoint({
    method: 'GET',
    path: '/questionnaire-sheets/{id}',
    access: 'signedIn',
    summary: 'One questionnaire with its questions, answers and score',
    tag,
    input: { id: zId },
    output: zQuestionnaireSheet,
  }),
  answer: endpoint({
    method: 'POST',
    path: '/questionnaire-sheets/{id}/answers',
    access: 'questionnaire.fill',
    summary: 'Answer questions; with `complete` the sheet is closed, if every required question is answered',
    tag,
    input: { id: zId, answers: zQuestionAnswers, complete: z.boolean().default(false) },
    output: zQuestionnaireSheet,
  }),
}

export const questionnairesGrants = {
  'questionnaire.fill': [
    'R-SA',
    'R-SA-ASST',
    'R-CRA',
    'R-TRACK',
    'R-CS',
    'R-CMP-OWNER',
    'R-BIZ-SUP',
    'R-SVC-MGR',
    'R-WS-MGR',
    'R-QC',
    'R-TRAINER',
    'R-RISK',
    'R-STD-OWN',
  ],
} as const satisfies Grants
