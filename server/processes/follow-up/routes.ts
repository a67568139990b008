import { formatLocal } from '#domain/kernel/time.ts'
import type { followUpContract } from '#domain/processes/follow-up/contract.ts'
import { callTalkMode } from '#domain/processes/follow-up/policies.ts'
import { callbackQuestions } from '#domain/processes/follow-up/questionnaires.ts'
import { openingScript } from '#domain/processes/follow-up/script.ts'
import { orderKindTexts } from '#domain/processes/repair-orders/kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { openQuestionnaire, questionnaireFor } from '#server/mechanisms/questionnaires/sheets.ts'
import { findOrder, findVisit, linesOf, liveLines } from '../repair-orders/queries.ts'
import { findFollowUp, followUpQueue, followUpRow, listCalls, listTickets, lockFollowUp } from './queries.ts'
import { carForCall, personForCall } from './queries-facts.ts'
import { recordCall, recordInbound } from './record-call.ts'
import { solveTicket, tellTicket } from './tickets.ts'

type Api = Handlers<typeof followUpContract>

const get: Api['get'] = async (ctx, input) => {
  const row = found(await followUpRow(ctx, input.id))
  const task = found(await findFollowUp(ctx, input.id))
  const visit = found(await findVisit(ctx, task.visitId))
  const job = await jobOf(ctx, task.orderId, visit.customerWords)
  const person = await personForCall(ctx, task.personId)
  const car = await carForCall(ctx, task.vehicleId)
  const visitOn = formatLocal(visit.arrivedAt, ctx.store.zone, 'date')
  const facts = {
    store: ctx.store.name,
    caller: ctx.actor.name,
    customer: row.customer,
    salutation: person?.salutation ?? '',
    visitOn,
    job,
  }
  return {
    ...row,
    personId: task.personId,
    vehicleId: task.vehicleId,
    orderId: task.orderId,
    phoneMasked: person?.phoneMasked ?? '',
    convenientTime: visit.followUpTime === '' ? (person?.convenientTime ?? '') : visit.followUpTime,
    adviser: await nameOfStaff(ctx, visit.adviserId),
    visitOn,
    job,
    script: openingScript(facts),
    talkMode: await policy(ctx, callTalkMode),
    sheetId: (await questionnaireFor(ctx, callbackQuestions.key, task.id))?.id ?? null,
    nextServiceOn: car?.nextServiceOn ?? null,
    calls: task.vehicleId === null ? [] : (await listCalls(ctx, { vehicleId: task.vehicleId, limit: 20 })).rows,
    tickets: task.vehicleId === null ? [] : (await listTickets(ctx, { vehicleId: task.vehicleId })).rows,
  }
}

async function jobOf(ctx: Ctx, orderId: string | null, words: string): Promise<string> {
  if (orderId === null) return words === '' ? '咨询' : words
  const order = found(await findOrder(ctx, orderId))
  const labour = liveLines(await linesOf(ctx, orderId)).filter(line => line.kind === 'labour')
  return (
    labour
      .slice(0, 3)
      .map(line => line.name)
      .join('、') || orderKindTexts[order.kind][0]
  )
}

const begin: Api['begin'] = async (ctx, input) => {
  const task = found(await lockFollowUp(ctx, input.id))
  const sheetId = await openQuestionnaire(ctx, callbackQuestions, {
    subject: { kind: 'followUp', id: task.id },
    threadId: task.orderId ?? task.visitId,
  })
  ctx.record({
    event: 'call.begun',
    subject: { kind: 'followUp', id: task.id },
    threadId: task.orderId ?? task.visitId,
  })
  return { sheetId }
}

export const followUpRoutes: Api = {
  queue: followUpQueue,
  get,
  begin,
  record: recordCall,
  recordInbound,
  register: listCalls,
  tickets: (ctx, input) => listTickets(ctx, input),
  ticket: async (ctx, input) => found((await listTickets(ctx, { id: input.id })).rows[0]),
  solve: solveTicket,
  tell: tellTicket,
}
