import { addMinutes, type Instant } from '#domain/kernel/time.ts'
import { isRole, type Role, roleTexts } from '#domain/mechanisms/access/roles.ts'
import type { DutyDefinition } from '#domain/mechanisms/duties/definition.ts'
import type { repairOrdersContract } from '#domain/processes/repair-orders/contract.ts'
import { answerMismatch, clearTrouble, cooperate, giveHelp } from '#domain/processes/repair-orders/duties.ts'
import { ticketMinutes } from '#domain/processes/repair-orders/policies.ts'
import { labelTexts } from '#domain/processes/repair-orders/status.ts'
import {
  expertsFor,
  isTicketLate,
  mayAnswer,
  mayEnd,
  type OrderTicketKind,
  orderTicketKinds,
  type TicketStep,
  ticketAfter,
  ticketRefusals,
  ticketRules,
  ticketStateTexts,
} from '#domain/processes/repair-orders/work-tickets.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { nameOfStaff, staffWithRole } from '#server/mechanisms/access/queries.ts'
import { cancelDuties, closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { notify } from '#server/mechanisms/duties/notify.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { listResources } from '#server/mechanisms/resources/bookings.ts'
import { labelOf } from './axes.ts'
import { findOrder, linesOf, type OrderRecord } from './queries.ts'
import { orderRow } from './queries-list.ts'
import { insertTicket, jobOfTicket, listTickets, lockTicket, saveTicket, type TicketRow } from './queries-tickets.ts'

type Api = Handlers<typeof repairOrdersContract>
type Raised = Parameters<Api['raiseTicket']>[1]

const duties: Readonly<Record<OrderTicketKind, DutyDefinition>> = {
  mismatch: answerMismatch,
  andon: clearTrouble,
  help: giveHelp,
  cooperation: cooperate,
}

/** RO-13, WKS-15, WKS-17, WKS-20: one ticket, its owner's clock running, and whoever can help told at once. */
export const raiseTicket: Api['raiseTicket'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.orderId))
  const label = await labelOf(ctx, order)
  if (order.delivery === 'gone' || order.cancelledAt !== null)
    throw refuse(ticketRefusals.closed, { label: labelTexts[label] })
  const lineId = await lineFor(ctx, order, input)
  const to = addresseeOf(order, input)
  const minutes = await policy(ctx, ticketMinutes)
  const dueAt = addMinutes(ctx.now, minutes[input.kind])
  const { id, kind, reason, jobId } = input
  await insertTicket(ctx, { ...to, id, kind, reason, dueAt, visitId: order.visitId, orderId: order.id, jobId, lineId })
  const subject = { kind: 'workTicket', id }
  const params = { order: order.number ?? '' }
  const owner = { ownerId: to.ownerId, ownerRole: to.toRole }
  await openDuty(ctx, duties[kind], { subject, threadId: order.id, ...owner, params, dueAt })
  const told = await tell(ctx, order, input)
  const data = { kind, toRole: to.toRole, dueAt, told, line: lineId }
  ctx.record({ event: 'workTicket.raised', subject, threadId: order.id, data, reason })
  return { id, version: 1, dueAt, told }
}

export const acceptTicket: Api['acceptTicket'] = async (ctx, input) => {
  const ticket = await ticketFor(ctx, input, 'accept')
  const version = await saveTicket(ctx, ticket.id, {
    state: ticket.next,
    acceptedBy: staffId(ctx),
    acceptedAt: ctx.now,
  })
  if (ticket.rule.answeredBy === 'taking') await closeDuty(ctx, duties[ticket.kind], ticket.id)
  await answerCaller(ctx, ticket, 'workTicket.taken')
  record(ctx, ticket, 'workTicket.accepted')
  return { id: ticket.id, version }
}

export const endTicket: Api['endTicket'] = async (ctx, input) => {
  const ticket = await ticketFor(ctx, input, 'end')
  const { outcome, cause, toldChannel } = input
  ruled(mayEnd(ticket.kind, { cause, toldChannel }))
  const first: { acceptedBy: string; acceptedAt: Instant } = {
    acceptedBy: ticket.acceptedBy ?? staffId(ctx),
    acceptedAt: ticket.acceptedAt ?? ctx.now,
  }
  const answer = { outcome, cause, toldChannel, endedAt: ctx.now }
  const version = await saveTicket(ctx, ticket.id, { state: ticket.next, ...first, ...answer })
  await closeDuty(ctx, duties[ticket.kind], ticket.id)
  await answerCaller(ctx, ticket, 'workTicket.answered')
  record(ctx, ticket, 'workTicket.ended', { cause, toldChannel }, outcome)
  return { id: ticket.id, version }
}

export const withdrawTicket: Api['withdrawTicket'] = async (ctx, input) => {
  const ticket = await ticketFor(ctx, input, 'withdraw')
  const version = await saveTicket(ctx, ticket.id, { state: ticket.next, endedAt: ctx.now, outcome: input.reason })
  await cancelDuties(ctx, ticket.id)
  record(ctx, ticket, 'workTicket.withdrawn', {}, input.reason)
  return { id: ticket.id, version }
}

export const workTickets: Api['workTickets'] = async (ctx, input) => {
  const listed = await listTickets(ctx, input.orderId)
  const technicians = await expertise(ctx)
  const rows = listed.map(({ ownerId, callerId, helperId, ...row }) => {
    const experts = row.kind === 'help' ? expertsFor(technicians, askerAmong(technicians, callerId)) : []
    const mine = mayAnswer({ ...row, ownerId, experts }, ctx.actor)
    const answers = ctx.can('workTicket.answer') && mine && (helperId === null || helperId === ctx.actor.id)
    const may = (step: TicketStep) => ticketAfter(row.kind, row.state, step) !== undefined
    const can = {
      accept: answers && may('accept'),
      end: answers && may('end'),
      withdraw: callerId === ctx.actor.id && may('withdraw'),
    }
    return { ...row, late: isTicketLate(row, ctx.now), can }
  })
  return { rows: input.mine ? rows.filter(row => row.can.accept || row.can.end) : rows }
}

async function lineFor(ctx: Ctx, order: OrderRecord, input: Raised): Promise<string | null> {
  const job = input.jobId === null ? undefined : found(await jobOfTicket(ctx, order.id, input.jobId))
  const lineId = input.lineId ?? job?.lineId ?? null
  if (input.kind === 'mismatch' && lineId === null) throw refuse(ticketRefusals.noLine)
  if (lineId !== null) found((await linesOf(ctx, order.id)).find(line => line.id === lineId))
  return lineId
}

function addresseeOf(order: OrderRecord, input: Raised): { toRole: Role; ownerId: string | null } {
  const { toRole } = ticketRules[input.kind]
  if (input.kind === 'mismatch') return { toRole, ownerId: order.adviserId }
  if (input.kind !== 'cooperation') return { toRole, ownerId: null }
  if (input.toRole === null || !isRole(input.toRole)) throw refuse(ticketRefusals.noRole)
  return { toRole: input.toRole, ownerId: input.ownerId }
}

/** Whoever can do something about it hears of it with the commit. @returns how many */
async function tell(ctx: Ctx, order: OrderRecord, { id, kind, reason }: Raised): Promise<number> {
  if (kind !== 'andon' && kind !== 'help') return 0
  const technicians = kind === 'help' ? await expertise(ctx) : []
  const experts = expertsFor(technicians, askerAmong(technicians, staffId(ctx)))
  const roles: readonly Role[] = kind === 'help' ? ['R-TECH-EXP'] : ['R-TEAM', 'R-WS-MGR']
  const holders = await Promise.all(roles.map(role => staffWithRole(ctx, role)))
  const people = [...new Set([...experts, ...holders.flat()])].filter(person => person !== ctx.actor.id)
  const { plate } = await orderRow(ctx, order.id)
  const params = { plate, text: reason, orderId: order.id }
  for (const person of people)
    await notify(ctx, {
      to: { staffId: person },
      kind: `workTicket.${kind}`,
      subject: { kind: 'workTicket', id },
      params,
    })
  return people.length
}

async function expertise(ctx: Ctx) {
  const technicians = await listResources(ctx, 'technician')
  return technicians.flatMap(({ staffId: person, grade }) => (person === null ? [] : [{ staffId: person, grade }]))
}

const askerAmong = (technicians: readonly { staffId: string; grade: number }[], id: string) =>
  technicians.find(person => person.staffId === id) ?? { staffId: id, grade: 0 }

async function ticketFor(ctx: Ctx, input: { id: string; version: number }, step: TicketStep) {
  const ticket = found(await lockTicket(ctx, input.id, orderTicketKinds))
  const kind = orderKind(ticket)
  await checkVersion(ctx, ticket, input.version)
  const next = ticketAfter(kind, ticket.state, step)
  if (next === undefined) throw refuse(ticketRefusals.wrongState, { state: ticketStateTexts[ticket.state] })
  if (step === 'withdraw') await requireCaller(ctx, ticket)
  else await requireAnswerer(ctx, ticket)
  const orderId = ticket.orderId ?? ticket.visitId
  return { ...ticket, kind, orderId, next, rule: ticketRules[kind] }
}

const orderKind = (ticket: TicketRow) => found(orderTicketKinds.find(kind => kind === ticket.kind))

async function requireCaller(ctx: Ctx, ticket: TicketRow): Promise<void> {
  if (ticket.calledBy !== ctx.actor.id)
    throw refuse(ticketRefusals.notYours, { who: await nameOfStaff(ctx, ticket.calledBy) })
}

async function requireAnswerer(ctx: Ctx, ticket: TicketRow): Promise<void> {
  const technicians = ticket.kind === 'help' ? await expertise(ctx) : []
  const experts = expertsFor(technicians, askerAmong(technicians, ticket.calledBy))
  if (!mayAnswer({ ...ticket, experts }, ctx.actor)) {
    const role = isRole(ticket.toRole) ? roleTexts[ticket.toRole] : ticket.toRole
    throw refuse(ticketRefusals.notYours, { who: role })
  }
  // Whoever took it goes on with it; the house sees whom it waits for.
  if (ticket.acceptedBy !== null && ticket.acceptedBy !== ctx.actor.id)
    throw refuse(ticketRefusals.otherPerson, { who: await nameOfStaff(ctx, ticket.acceptedBy) })
}

type Owned = { id: string; calledBy: string; orderId: string; reason: string }

async function answerCaller(ctx: Ctx, ticket: Owned, kind: string): Promise<void> {
  await notify(ctx, {
    to: { staffId: ticket.calledBy },
    kind,
    subject: { kind: 'workTicket', id: ticket.id },
    params: { who: ctx.actor.name, text: ticket.reason, orderId: ticket.orderId },
  })
}

function record(ctx: Ctx, ticket: Owned, event: string, data: Record<string, unknown> = {}, reason?: string): void {
  ctx.record({ event, subject: { kind: 'workTicket', id: ticket.id }, threadId: ticket.orderId, data, reason })
}
