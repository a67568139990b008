import { newId } from '#domain/kernel/id.ts'
import { addCalendarDays, addHours, addMinutes, type Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { planAfterOrder } from '#server/processes/follow-up/plan-visit.ts'
import { lockTicket } from '#server/processes/follow-up/queries.ts'
import { recordCall } from '#server/processes/follow-up/record-call.ts'
import { solveTicket, tellTicket } from '#server/processes/follow-up/tickets.ts'
import type { VisitPlan } from '../generate/history.ts'
import { type CallResult, calledAgainAt, callResults, courseOf, wellAgain } from './call-results.ts'
import { colleague } from './colleagues.ts'
import { momentsOf } from './moments.ts'
import type { Stage } from './stage.ts'

/** The contacts of a visit, planned when its car has left the gate. */
export async function planFollowUps(stage: Stage, visit: VisitPlan): Promise<void> {
  const [visitId, orderId] = [stage.ids.of('visit', visit.key), stage.ids.of('order', visit.key)]
  await stage.by(visit.storeKey, colleague(visit.storeKey, 'R-GATE'), momentsOf(visit).leftAt, ctx =>
    planAfterOrder(ctx, visitId, orderId),
  )
}

/** The first call as far as it has been made; whom nobody could speak with is called again the day after. */
export async function playFirstCall(stage: Stage, visit: VisitPlan, orderId: string, now: Instant): Promise<void> {
  const { storeKey, followUp } = visit
  const { by, calledAt, result, isSatisfied, remark: opinion = '' } = followUp
  if (calledAt >= now) return
  const ticketId = newId()
  const kind = raised(followUp)
  const nextCallAt = result === 'inconvenient' ? addHours(calledAt, 24) : null
  const tickets = kind ? [{ id: ticketId, kind, text: opinion, handling: 'study' as const, answer: '' }] : []
  const said = { opinion, satisfied: isSatisfied ?? null, tickets }
  await stage.by(storeKey, by, calledAt, ctx =>
    call(ctx, orderId, { ...said, result: callResults[result], nextCallAt }),
  )
  if (kind && calledAt < addCalendarDays(now, -1)) await playSolution(stage, visit, ticketId, answers[kind])
  const againAt = calledAgainAt(followUp)
  if (againAt === undefined || againAt >= now) return
  await stage.by(storeKey, by, againAt, ctx => call(ctx, orderId, { ...wellAgain, tickets: [], nextCallAt: null }))
}

type Raised = keyof typeof answers

const answers = {
  complaint: '服务经理已当面致歉，返工处理并免收相关费用',
  opinion: '已核实情况并向客户致歉，相关班组已整改',
  request: '已登记并按客户要求安排',
} as const

/** Who is content only asks for something; who is not has an opinion, or complains. */
function raised({ score = 10 }: VisitPlan['followUp']): Raised | undefined {
  if (score >= 8) return undefined
  if (score >= 6) return 'request'
  return score > 2 ? 'opinion' : 'complaint'
}

type Said = {
  result: CallResult
  satisfied: boolean | null
  opinion: string
  nextCallAt: Instant | null
  tickets: readonly { id: string; kind: Raised; text: string; handling: 'study'; answer: string }[]
}

async function call(ctx: Ctx, orderId: string, said: Said): Promise<void> {
  await recordCall(ctx, {
    ...(await firstContact(ctx, orderId)),
    ...courseOf(said),
    ...said,
    tickets: [...said.tickets],
    callId: newId(),
    vehicleUse: '',
    newNeeds: '',
    tipsTold: '',
    praise: '',
  })
}

/** What was raised yesterday or earlier has its answer, and the customer has heard it. */
async function playSolution(
  stage: Stage,
  { storeKey, followUp, intake }: VisitPlan,
  id: string,
  answer: string,
): Promise<void> {
  const { by, calledAt } = followUp
  await stage.by(storeKey, by, addMinutes(calledAt, 150), async ctx => {
    const { version } = found(await lockTicket(ctx, id))
    await solveTicket(ctx, { id, version, answer })
  })
  await stage.by(storeKey, by, addMinutes(calledAt, 170), async ctx => {
    const { version } = found(await lockTicket(ctx, id))
    await tellTicket(ctx, { id, version, person: intake.broughtBy.name, satisfied: true })
  })
}

async function firstContact(ctx: Ctx, orderId: string): Promise<{ id: string; version: number }> {
  return ctx.db
    .selectFrom('followUps')
    .select(['id', 'version'])
    .where('orderId', '=', orderId)
    .where('step', '=', 'first')
    .executeTakeFirstOrThrow()
}
