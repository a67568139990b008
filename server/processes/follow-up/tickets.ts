import { endOfWorkOnOrAfter } from '#domain/kernel/calendar.ts'
import { addCalendarDays, dateOn, maxInstant } from '#domain/kernel/time.ts'
import type { followUpContract } from '#domain/processes/follow-up/contract.ts'
import { solveTicket as solveDuty, tellSolution } from '#domain/processes/follow-up/duties.ts'
import { followUpRefusals } from '#domain/processes/follow-up/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { drawNumber } from '#server/kernel/numbers.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { lockTicket, type TicketRow } from './queries.ts'

type Api = Handlers<typeof followUpContract>
type Said = { id: string; kind: TicketRow['kind']; text: string; handling: 'now' | 'study'; answer: string }
type About = {
  callId: string | null
  visitId: string | null
  orderId: string | null
  vehicleId: string | null
  personId: string | null
  threadId: string
}

const STUDY_DAYS = 2

/** FUP-20, 21, 23: what the customer raised. Answered on the spot it is closed; else two days until the supervisor decides. */
export async function openTickets(ctx: Ctx, about: About, said: readonly Said[]): Promise<Said[]> {
  for (const ticket of said) await openTicket(ctx, about, ticket)
  return [...said]
}

async function openTicket(ctx: Ctx, { threadId, ...about }: About, ticket: Said): Promise<void> {
  const now = ticket.handling === 'now'
  if (now && ticket.answer.trim() === '') throw refuse(followUpRefusals.answerNeeded)
  const number = await drawNumber(ctx, 'YJ')
  await ctx.db
    .insertInto('tickets')
    .values({
      ...ticket,
      ...about,
      storeId: ctx.store.id,
      number,
      state: now ? 'closed' : 'open',
      ownerId: staffId(ctx),
      openedAt: ctx.now,
      solvedAt: now ? ctx.now : null,
      toldAt: now ? ctx.now : null,
    })
    .execute()
  ctx.record({
    event: 'ticket.opened',
    subject: { kind: 'ticket', id: ticket.id },
    threadId,
    data: { number, kind: ticket.kind, handling: ticket.handling },
  })
  if (now) return
  await openDuty(ctx, solveDuty, {
    subject: { kind: 'ticket', id: ticket.id },
    threadId,
    ownerId: staffId(ctx),
    params: { number },
    dueAt: addCalendarDays(ctx.now, STUDY_DAYS, ctx.store.zone),
  })
}

/** FUP-22: once there is an answer, the customer hears it the same day. */
export const solveTicket: Api['solve'] = async (ctx, input) => {
  const ticket = await ticketIn(ctx, input, 'open')
  const version = await save(ctx, ticket, {
    state: 'solved',
    answer: input.answer,
    solvedAt: ctx.now,
    solvedBy: staffId(ctx),
  })
  await closeDuty(ctx, solveDuty, ticket.id)
  const dueAt = endOfWorkOnOrAfter(await calendarOf(ctx), dateOn(ctx.now, ctx.store.zone))
  await openDuty(ctx, tellSolution, {
    subject: { kind: 'ticket', id: ticket.id },
    threadId: ticket.orderId ?? ticket.id,
    ownerId: ticket.ownerId,
    params: { number: ticket.number },
    dueAt: maxInstant(dueAt, ctx.now),
  })
  ctx.record({
    event: 'ticket.solved',
    subject: { kind: 'ticket', id: ticket.id },
    threadId: ticket.orderId,
    data: { number: ticket.number },
  })
  return { id: ticket.id, version }
}

export const tellTicket: Api['tell'] = async (ctx, input) => {
  const ticket = await ticketIn(ctx, input, 'solved')
  const version = await save(ctx, ticket, {
    state: input.satisfied ? 'closed' : 'told',
    toldAt: ctx.now,
    toldPerson: input.person,
    satisfied: input.satisfied,
  })
  await closeDuty(ctx, tellSolution, ticket.id)
  ctx.record({
    event: 'ticket.told',
    subject: { kind: 'ticket', id: ticket.id },
    threadId: ticket.orderId,
    data: { number: ticket.number, satisfied: input.satisfied },
  })
  return { id: ticket.id, version }
}

async function ticketIn(
  ctx: Ctx,
  input: { id: string; version: number },
  state: TicketRow['state'],
): Promise<TicketRow> {
  const ticket = found(await lockTicket(ctx, input.id))
  await checkVersion(ctx, ticket, input.version)
  if (ticket.state !== state) throw refuse(followUpRefusals.ticketState)
  return ticket
}

async function save(
  ctx: Ctx,
  ticket: TicketRow,
  columns: Partial<Omit<TicketRow, 'id' | 'storeId' | 'version'>>,
): Promise<number> {
  const row = await ctx.db
    .updateTable('tickets')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', ticket.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}
