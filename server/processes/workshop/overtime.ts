import { z } from 'zod'
import { formatLocal, type Instant, isBefore } from '#domain/kernel/time.ts'
import { overtimeApproval } from '#domain/processes/workshop/approvals.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { mayStayLate, overtimeStateTexts } from '#domain/processes/workshop/overtime.ts'
import { overtimeLimit } from '#domain/processes/workshop/policies.ts'
import { workshopRefusals } from '#domain/processes/workshop/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { askApproval, withdrawApproval } from '#server/mechanisms/approvals/approvals.ts'
import type { ApprovalSignal } from '#server/mechanisms/approvals/signals.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { notify } from '#server/mechanisms/duties/notify.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { listResources } from '#server/mechanisms/resources/bookings.ts'
import { findOrder } from '../repair-orders/queries.ts'
import { orderRow } from '../repair-orders/queries-list.ts'
import { readyWith } from './look-ahead.ts'
import * as queries from './queries-overtime.ts'

type Api = Handlers<typeof workshopContract>

const zPlace = z.object({ at: z.iso.datetime(), id: z.uuid() })

export const overtimes: Api['overtimes'] = async (ctx, input) => {
  const limit = Number(input.limit ?? DEFAULT_PAGE)
  const after = input.cursor === undefined ? undefined : decodeCursor(input.cursor, zPlace)
  const rows = await queries.listOvertimes(ctx, { orderId: input.orderId, after, limit: limit + 1 })
  const mayCancel = ctx.can('overtime.plan')
  const page = pageFrom(rows, limit, row => ({ at: row.fromAt, id: row.id }))
  return { ...page, rows: page.rows.map(row => ({ ...row, can: { cancel: mayCancel && isOpen(row, ctx.now) } })) }
}

/** WKS-09: who decides reads when the car is ready without these hours and with them. */
export const planOvertime: Api['planOvertime'] = async (ctx, input) => {
  const { id: orderId, overtimeId: id, fromAt, toAt, reason } = input
  const technicianIds = [...new Set(input.technicianIds)]
  const order = found(await findOrder(ctx, orderId, { lock: true }))
  if (order.authorisation !== 'signed') throw refuse(workshopRefusals.unsigned)
  const known = (await listResources(ctx, 'technician')).filter(each => technicianIds.includes(each.id))
  if (known.length < technicianIds.length) throw refuse(workshopRefusals.notTechnician)
  const people = await queries.overtimeSoFar(ctx, technicianIds, fromAt)
  const facts = { now: ctx.now, calendar: await calendarOf(ctx), people }
  ruled(mayStayLate({ fromAt, toAt }, facts, await policy(ctx, overtimeLimit)))
  const ready = await readyWith(ctx, { id, orderId, technicianIds, fromAt, toAt })
  if (!ready) throw refuse(workshopRefusals.overtimeNoWork)
  await queries.insertOvertime(
    ctx,
    { id, orderId, fromAt, toAt, reason, askedBy: staffId(ctx), ...ready },
    technicianIds,
  )
  const { plate } = await orderRow(ctx, orderId)
  const approvalId = await askApproval(ctx, {
    kind: overtimeApproval.kind,
    subject: { kind: 'overtime', id },
    threadId: orderId,
    approverRole: 'R-SVC-MGR',
    reason,
    params: {
      ...{ plate, when: spanOf(ctx, { fromAt, toAt }), who: known.map(each => each.name).join('、') },
      ...{ without: local(ctx, ready.readyWithoutAt), with: local(ctx, ready.readyWithAt) },
    },
  })
  ctx.record({
    ...{ event: 'overtime.asked', subject: { kind: 'overtime', id }, threadId: orderId, reason },
    data: { fromAt, toAt, technicianIds, ...ready },
  })
  return { id, version: 1, approvalId, ...ready }
}

/** Granted, the promise is looked at again: its adviser reads when the car is ready now, and who stays hears of it. */
export async function overtimeDecided(ctx: Ctx, { kind, subject, granted, by }: ApprovalSignal): Promise<void> {
  if (kind !== overtimeApproval.kind) return
  const overtime = await queries.lockOvertime(ctx, subject.id)
  if (overtime?.state !== 'asked') return
  const { id, orderId, fromAt, toAt } = overtime
  const people = await queries.peopleOf(ctx, id)
  const ready = await readyWith(ctx, { id, orderId, fromAt, toAt, technicianIds: people.map(person => person.id) })
  await queries.saveOvertime(ctx, overtime, {
    ...{ state: granted ? 'granted' : 'refused', decidedBy: by, decidedAt: ctx.now },
    ...(granted && ready ? ready : {}),
  })
  ctx.record({
    ...{ event: granted ? 'overtime.granted' : 'overtime.refused', subject, threadId: orderId },
    data: { fromAt, toAt, ...ready },
  })
  if (granted) await tell(ctx, overtime, people, ready?.readyWithAt ?? null)
}

export const cancelOvertime: Api['cancelOvertime'] = async (ctx, input) => {
  const overtime = found(await queries.lockOvertime(ctx, input.id))
  await checkVersion(ctx, overtime, input.version)
  if (!isOpen(overtime, ctx.now))
    throw refuse(workshopRefusals.overtimeOver, { state: overtimeStateTexts[overtime.state] })
  if (overtime.state === 'asked') await withdrawApproval(ctx, overtimeApproval.kind, overtime.id)
  const version = await queries.saveOvertime(ctx, overtime, { state: 'cancelled' })
  ctx.record({
    event: 'overtime.cancelled',
    subject: { kind: 'overtime', id: overtime.id },
    threadId: overtime.orderId,
  })
  return { id: overtime.id, version }
}

async function tell(
  ctx: Ctx,
  overtime: queries.OvertimeRecord,
  people: readonly { staffId: string | null }[],
  readyAt: Instant | null,
): Promise<void> {
  const order = found(await findOrder(ctx, overtime.orderId))
  const { plate } = await orderRow(ctx, order.id)
  await notify(ctx, {
    to: { staffId: order.adviserId },
    kind: 'overtime.granted',
    subject: { kind: 'order', id: order.id },
    params: { order: order.number ?? '', at: local(ctx, readyAt) },
  })
  for (const person of people) {
    if (person.staffId === null) continue
    await notify(ctx, {
      to: { staffId: person.staffId },
      kind: 'overtime.planned',
      subject: { kind: 'overtime', id: overtime.id },
      params: { plate, when: spanOf(ctx, overtime) },
    })
  }
}

/** What has not begun can still be called off. */
const isOpen = ({ state, fromAt }: Pick<queries.OvertimeRecord, 'state' | 'fromAt'>, now: Instant) =>
  (state === 'asked' || state === 'granted') && isBefore(now, fromAt)

const local = (ctx: Ctx, at: Instant | null) => (at === null ? '—' : formatLocal(at, ctx.store.zone))
const spanOf = (ctx: Ctx, { fromAt, toAt }: { fromAt: Instant; toAt: Instant }) =>
  `${local(ctx, fromAt)}–${formatLocal(toAt, ctx.store.zone, 'time')}`
