import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zId, zLongText, zVersion } from '#domain/kernel/input.ts'

const tag = 'diagnosis'

/** A question as the customer who asked it sees it. */
export const zLinkQuestion = z.object({
  id: z.string(),
  aboutId: z.string().nullable(),
  about: z.string(),
  text: z.string(),
  askedAt: z.string(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.string().nullable(),
})
export type LinkQuestion = z.infer<typeof zLinkQuestion>

export const zQuestion = zLinkQuestion.extend({
  subjectKind: z.enum(['diagnosis', 'estimate']),
  subjectId: z.string(),
  dueAt: z.string().nullable(),
  version: z.int(),
  can: z.object({ answer: z.boolean() }),
})
export type QuestionView = z.infer<typeof zQuestion>

/** What a customer asks behind any link: about the whole, or about one line or finding. */
export const zAsk = { id: zId, aboutId: zId.nullable().default(null), text: zLongText(300) }

export const questionEndpoints = {
  questions: endpoint({
    method: 'GET',
    path: '/visits/{visitId}/questions',
    access: 'diagnosis.read',
    summary: 'What the customer asked from the telephone, the newest first',
    tag,
    input: { visitId: zId },
    output: z.object({ rows: z.array(zQuestion) }),
  }),
  answerQuestion: endpoint({
    method: 'POST',
    path: '/questions/{id}/answer',
    access: 'question.answer',
    summary: 'Answer the customer; it stands on the page behind the link at once, and a message says so',
    tag,
    input: { id: zId, version: zVersion, answer: zLongText(500) },
    output: zSaved,
  }),
}
