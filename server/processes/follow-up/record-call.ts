import { addWorkingMinutes } from '#domain/kernel/calendar.ts'
import { maskPhone } from '#domain/kernel/phone.ts'
import type { followUpContract } from '#domain/processes/follow-up/contract.ts'
import { makeCall } from '#domain/processes/follow-up/duties.ts'
import { stepTexts } from '#domain/processes/follow-up/kinds.ts'
import { callRecordPaper } from '#domain/processes/follow-up/papers/call-record.ts'
import { callbackQuestions } from '#domain/processes/follow-up/questionnaires.ts'
import { followUpRefusals } from '#domain/processes/follow-up/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { closeDuty, moveDuty } from '#server/mechanisms/duties/duties.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { questionnaireFor } from '#server/mechanisms/questionnaires/sheets.ts'
import { findOrder } from '../repair-orders/queries.ts'
import { type FollowUpRow, lockFollowUp, saveFollowUp } from './queries.ts'
import { carForCall, personForCall } from './queries-facts.ts'
import { openTickets } from './tickets.ts'

type Api = Handlers<typeof followUpContract>
type Input = Parameters<Api['record']>[1]
type Talk = Pick<
  Input,
  'vehicleUse' | 'opinion' | 'newNeeds' | 'tipsTold' | 'praise' | 'tickets' | 'durationSeconds' | 'satisfied'
>
type About = {
  visitId: string | null
  orderId: string | null
  vehicleId: string | null
  personId: string | null
  threadId: string
}

const RETRY_MINUTES = 240
/** FUP-10, 15, 17: one call. Only the owner or the person served is interviewed; not convenient means an agreed time. */
export const recordCall: Api['record'] = async (ctx, input) => {
  const task = found(await lockFollowUp(ctx, input.id))
  await checkVersion(ctx, task, input.version)
  if (task.state !== 'planned') throw refuse(followUpRefusals.notPlanned)
  if (input.result === 'notConvenient' && (input.nextCallAt === null || input.nextCallAt <= ctx.now))
    throw refuse(followUpRefusals.timeNeeded)
  if (input.result === 'reached') await checkReached(ctx, task, input)
  const about = {
    visitId: task.visitId,
    orderId: task.orderId,
    vehicleId: task.vehicleId,
    personId: task.personId,
    threadId: task.orderId ?? task.visitId,
  }
  const paperId = await writeCall(
    ctx,
    { id: input.callId, followUpId: task.id, direction: 'out', purpose: stepTexts[task.step][0], about },
    input,
  )
  const next = await nextStep(ctx, task, input)
  const version = await saveFollowUp(ctx, task, { ...next, attempts: task.attempts + 1 })
  return { id: task.id, version, paperId, state: next.state }
}

/** FUP-24: a call from a customer gets the same record and the same line in the register. */
export const recordInbound: Api['recordInbound'] = async (ctx, input) => {
  const about = {
    visitId: null,
    orderId: null,
    vehicleId: input.vehicleId,
    personId: input.personId,
    threadId: input.callId,
  }
  const paperId = await writeCall(
    ctx,
    { id: input.callId, followUpId: null, direction: 'in', purpose: input.purpose, about },
    { ...input, result: 'reached', interviewee: '', mayCallAgain: null, nextCallAt: null },
  )
  return { id: input.callId, paperId }
}

async function checkReached(ctx: Ctx, task: FollowUpRow, input: Input): Promise<void> {
  if (input.interviewee !== 'owner' && input.interviewee !== 'served') throw refuse(followUpRefusals.whoNeeded)
  const sheet = await questionnaireFor(ctx, callbackQuestions.key, task.id)
  const answered = input.satisfied !== null || sheet?.answers['core'] !== undefined
  if (!answered) throw refuse(followUpRefusals.coreUnanswered)
}

/** Where the task goes: done, tried again, or moved to the time the customer named (no breach when agreed). */
async function nextStep(ctx: Ctx, task: FollowUpRow, input: Input) {
  if (input.result === 'reached' || input.result === 'refused') {
    const inTime = ctx.now <= (task.agreedAt ?? task.breachAt ?? task.dueAt)
    await closeDuty(ctx, makeCall, task.id, { result: input.result, inTime })
    ctx.record({
      event: 'followUp.done',
      subject: { kind: 'followUp', id: task.id },
      threadId: task.orderId ?? task.visitId,
      data: { result: input.result, inTime },
    })
    return { state: 'done' as const, doneAt: ctx.now, inTime }
  }
  const calendar = await calendarOf(ctx)
  const dueAt =
    input.result === 'notConvenient' && input.nextCallAt !== null
      ? input.nextCallAt
      : addWorkingMinutes(calendar, ctx.now, RETRY_MINUTES)
  await moveDuty(ctx, makeCall, task.id, { dueAt })
  return { state: 'planned' as const, dueAt, agreedAt: input.result === 'notConvenient' ? dueAt : task.agreedAt }
}

type NewCall = { id: string; followUpId: string | null; direction: 'out' | 'in'; purpose: string; about: About }

/** Every call, whatever it was for, stands in the one register with its paper (FRM-09). */
export async function writeCall(
  ctx: Ctx,
  call: NewCall,
  said: Talk & Pick<Input, 'result' | 'interviewee' | 'mayCallAgain' | 'nextCallAt'>,
): Promise<string> {
  const { threadId, ...about } = call.about
  await ctx.db
    .insertInto('calls')
    .values({
      id: call.id,
      storeId: ctx.store.id,
      followUpId: call.followUpId,
      ...about,
      direction: call.direction,
      purpose: call.purpose,
      result: said.result,
      interviewee: said.interviewee,
      satisfied: said.satisfied,
      vehicleUse: said.vehicleUse,
      opinion: said.opinion,
      newNeeds: said.newNeeds,
      tipsTold: said.tipsTold,
      praise: said.praise,
      mayCallAgain: said.mayCallAgain,
      nextCallAt: said.nextCallAt,
      startedAt: ctx.now,
      durationSeconds: said.durationSeconds,
      byStaff: staffId(ctx),
    })
    .execute()
  const tickets = await openTickets(ctx, { ...about, callId: call.id, threadId }, said.tickets)
  const paperId = await issueRecord(ctx, call, said, tickets)
  await ctx.db.updateTable('calls').set({ paperId }).where('id', '=', call.id).execute()
  ctx.record({
    event: 'call.recorded',
    subject: { kind: 'call', id: call.id },
    threadId,
    data: { direction: call.direction, result: said.result, satisfied: said.satisfied, tickets: tickets.length },
  })
  return paperId
}

async function issueRecord(
  ctx: Ctx,
  call: NewCall,
  said: Talk & Pick<Input, 'nextCallAt'>,
  tickets: readonly { text: string; answer: string; handling: string }[],
): Promise<string> {
  const { personId, vehicleId, orderId, threadId } = call.about
  const person = await personForCall(ctx, personId)
  const car = await carForCall(ctx, vehicleId)
  const order = orderId === null ? undefined : await findOrder(ctx, orderId)
  const orNull = (text: string) => (text === '' ? null : text)
  const joined = (texts: readonly string[]) => orNull(texts.filter(text => text !== '').join('；'))
  const paper = await issuePaper(ctx, callRecordPaper, {
    subject: { kind: 'call', id: call.id },
    threadId,
    vehicleId,
    personId,
    finder: [person?.name, car?.plate, order?.number].filter(Boolean).join(' '),
    content: {
      orderNumber: order?.number ?? null,
      customer: { name: person?.name ?? '未登记', phone: person?.phoneMasked ? maskPhone(person.phoneMasked) : null },
      vehicle: {
        plate: car?.plate ?? null,
        vin: car?.vin ?? null,
        model: car ? `${car.brand} ${car.series}` : '未登记',
        mileageKm: car?.mileageKm ?? null,
      },
      calledAt: ctx.now,
      direction: call.direction,
      callKind: call.purpose,
      vehicleUse: orNull(said.vehicleUse),
      serviceOpinion: joined([said.opinion, said.praise === '' ? '' : `表扬：${said.praise}`]),
      newNeeds: orNull(said.newNeeds),
      requests: joined(tickets.map(ticket => ticket.text)),
      knowledgeTold: orNull(said.tipsTold),
      answerGiven: joined(tickets.map(ticket => ticket.answer)),
      reportedAt: tickets.some(ticket => ticket.handling === 'study') ? ctx.now : null,
      satisfied: said.satisfied,
      staff: ctx.actor.name,
      durationSeconds: said.durationSeconds,
      nextCallAt: said.nextCallAt,
    },
  })
  return paper.id
}
