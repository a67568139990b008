import { addMinutes } from '#domain/kernel/time.ts'
import type { diagnosisContract } from '#domain/processes/diagnosis/contract.ts'
import type { LinkQuestion } from '#domain/processes/diagnosis/contract-questions.ts'
import { answerQuestion as answerDuty } from '#domain/processes/diagnosis/duties.ts'
import { answerMessage } from '#domain/processes/diagnosis/messages.ts'
import { questionAnswer } from '#domain/processes/diagnosis/policies.ts'
import { MAX_QUESTIONS, questionRefusals } from '#domain/processes/diagnosis/questions.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { sendMessage } from '#server/mechanisms/messages/send-message.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { findVisit } from '#server/processes/repair-orders/queries.ts'
import {
  countQuestions,
  insertQuestion,
  lockQuestion,
  questionsOfSubject,
  questionsOfVisit,
  saveAnswer,
} from './queries-questions.ts'

type Api = Handlers<typeof diagnosisContract>

type Asked = {
  id: string
  text: string
  subject: { kind: 'diagnosis' | 'estimate'; id: string }
  visitId: string
  /** The line or finding it is about, with its name. */
  about: { id: string; name: string } | null
  personId: string | null
}

/** A customer asks from the telephone: somebody has to answer, and soon, for the customer waits with the decision. */
export async function takeQuestion(ctx: Ctx, asked: Asked): Promise<{ id: string }> {
  const visit = found(await findVisit(ctx, asked.visitId, { lock: true }))
  if ((await countQuestions(ctx, asked.subject.id)) >= MAX_QUESTIONS)
    throw refuse(questionRefusals.tooMany, { n: MAX_QUESTIONS })
  await insertQuestion(ctx, {
    id: asked.id,
    visitId: visit.id,
    subjectKind: asked.subject.kind,
    subjectId: asked.subject.id,
    aboutId: asked.about?.id ?? null,
    about: asked.about?.name ?? '',
    personId: asked.personId,
    text: asked.text,
  })
  await openDuty(ctx, answerDuty, {
    subject: { kind: 'question', id: asked.id },
    threadId: visit.id,
    ownerId: visit.adviserId,
    params: { plate: visit.plate, page: asked.subject.kind },
    dueAt: addMinutes(ctx.now, await policy(ctx, questionAnswer)),
  })
  ctx.record({
    event: 'question.asked',
    subject: { kind: 'question', id: asked.id },
    threadId: visit.id,
    data: { page: asked.subject.kind, about: asked.about?.name ?? '' },
  })
  return { id: asked.id }
}

export const answerQuestion: Api['answerQuestion'] = async (ctx, input) => {
  const question = found(await lockQuestion(ctx, input.id))
  await checkVersion(ctx, question, input.version)
  if (question.answeredAt !== null) throw refuse(questionRefusals.answered)
  const version = await saveAnswer(ctx, question.id, input.answer)
  await closeDuty(ctx, answerDuty, question.id)
  const subject = { kind: 'question', id: question.id }
  if (question.personId !== null) {
    const { personId, visitId: threadId } = question
    await sendMessage(ctx, answerMessage, { personId, subject, threadId, params: {} })
  }
  ctx.record({ event: 'question.answered', subject, threadId: question.visitId, data: {} })
  return { id: question.id, version }
}

export const listQuestions: Api['questions'] = async (ctx, input) => {
  const visit = found(await findVisit(ctx, input.visitId))
  const rows = await questionsOfVisit(ctx, visit.id)
  const minutes = await policy(ctx, questionAnswer)
  return {
    rows: rows.map(row => ({
      ...row,
      dueAt: row.answeredAt === null ? addMinutes(row.askedAt, minutes) : null,
      can: { answer: row.answeredAt === null && ctx.can('question.answer') },
    })),
  }
}

/** The customer's own questions with what was answered. */
export async function linkQuestions(ctx: Ctx, subjectId: string): Promise<LinkQuestion[]> {
  const rows = await questionsOfSubject(ctx, subjectId)
  return rows.map(({ subjectKind: _k, subjectId: _s, version: _v, ...row }) => row)
}
