import { newId } from '#domain/kernel/id.ts'
import { addCalendarDays, addMinutes, dateOn, type Instant, maxInstant, minInstant, msOf } from '#domain/kernel/time.ts'
import type { Confirmation } from '#domain/processes/appointments/contract-shapes.ts'
import type { BookingChannel, BookingKind } from '#domain/processes/appointments/kinds.ts'
import { toldPoints } from '#domain/processes/appointments/told-points.ts'
import type { LineInput } from '#domain/processes/repair-orders/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { acknowledgeAppointment } from '#server/processes/appointments/acknowledge-appointment.ts'
import { cancelAppointment } from '#server/processes/appointments/cancel-appointment.ts'
import { checkReadiness, reserveBookedParts } from '#server/processes/appointments/check-readiness.ts'
import { confirmAppointment } from '#server/processes/appointments/confirm-appointment.ts'
import { createAppointment } from '#server/processes/appointments/create-appointment.ts'
import { takeDeposit } from '#server/processes/appointments/deposits.ts'
import { editTalk } from '#server/processes/appointments/edit-talk.ts'
import { planTime } from '#server/processes/appointments/plan-time.ts'
import { findBooking } from '#server/processes/appointments/queries.ts'
import { rescheduleAppointment } from '#server/processes/appointments/reschedule-appointment.ts'
import { saveLines } from '#server/processes/appointments/save-lines.ts'
import { showSlots } from '#server/processes/appointments/slots.ts'
import { tellPoints } from '#server/processes/appointments/tell-points.ts'
import { staff } from '../data/staff.ts'
import type { BookingPlan } from '../generate/bookings.ts'
import { colleague } from './colleagues.ts'
import type { Stage } from './stage.ts'

/** A place further from the wish than this is none. */
const NEAR_MINUTES = 45

/** A booking from the talk to where it stands now. @returns whether the shop had a place for it */
export async function playBooking(
  stage: Stage,
  plan: BookingPlan,
  lines: readonly LineInput[],
  now: Instant,
): Promise<boolean> {
  const id = newId()
  const by = <T>(username: string, minutes: number, work: (ctx: Ctx) => Promise<T>) =>
    stage.by(plan.storeKey, username, addMinutes(plan.bookedAt, minutes), work)
  const depositFen = await by(plan.adviser, 0, ctx => talk(ctx, stage, plan, id, lines))
  const placed = await by(plan.adviser, 4, ctx => agreeTime(ctx, stage, plan, id))
  if (!placed) {
    const reason = plan.state === 'arrived' ? '所约时段工位已满，客户自行到店' : '当天工位已满，客户另约时间'
    await by(plan.adviser, 6, ctx => cancel(ctx, id, reason))
    return false
  }
  if (plan.state === 'to-confirm') return true
  if (depositFen > 0) {
    const deposit = { id, depositId: newId(), amountFen: depositFen, payWay: 'wechat' } as const
    await by(colleague(plan.storeKey, 'R-CASHIER'), 6, ctx => takeDeposit(ctx, deposit))
  }
  await by(plan.adviser, 8, async ctx => confirmAppointment(ctx, { ...(await seen(ctx, id)), confirmation: yes(plan) }))
  const head = colleague(plan.storeKey, 'R-WS-MGR')
  if (plan.bookedAt < addCalendarDays(now, -1)) await by(head, 40, ctx => acknowledgeAppointment(ctx, { id }))
  await playFate(stage, plan, id, now)
  return true
}

async function playFate(stage: Stage, plan: BookingPlan, id: string, now: Instant): Promise<void> {
  const by = <T>(username: string, at: Instant, work: (ctx: Ctx) => Promise<T>) =>
    stage.by(plan.storeKey, username, at, work)
  const { adviser, bookedAt, scheduledAt, storeKey } = plan
  if (plan.state === 'ready') {
    await by(colleague(storeKey, 'R-PARTS'), addMinutes(bookedAt, 60), ctx => reserveBookedParts(ctx, { id }))
    const checks = (['tools', 'papers', 'adviser'] as const).map(key => ({ key, state: 'ok' as const, note: '' }))
    await by(adviser, addMinutes(bookedAt, 65), ctx => checkReadiness(ctx, { id, checks }))
  }
  const dayBefore = maxInstant(addMinutes(scheduledAt, -18 * 60), addMinutes(bookedAt, 90))
  const beforehand = minInstant(dayBefore, addMinutes(now, -30))
  if (plan.state === 'cancelled') await by(adviser, beforehand, ctx => cancel(ctx, id, '客户临时出差'))
  if (plan.state === 'moved') await by(adviser, beforehand, ctx => moveToNextDay(ctx, plan, id))
}

async function talk(ctx: Ctx, stage: Stage, plan: BookingPlan, id: string, lines: readonly LineInput[]) {
  const vehicleId = stage.ids.of('vehicle', plan.vehicleKey)
  const about = { kind: kindOf(plan), channel: channels[plan.method], vehicleId, personId: null }
  await createAppointment(ctx, { id, ...about })
  const { depositDemandedFen } = await saveLines(ctx, { ...(await seen(ctx, id)), lines: lines.map(bookedLine) })
  const { lastRepairOn } = found(await findBooking(ctx, id))
  await editTalk(ctx, {
    ...(await seen(ctx, id)),
    ...about,
    mileageKm: plan.mileageKm,
    lastRepairOn,
    firstRepair: lastRepairOn === null,
    repeatRepair: lastRepairOn === null ? null : false,
    faults: plan.kind === 'service' ? '' : plan.job.complaint,
    wishes: plan.kind === 'service' ? plan.job.complaint : '',
    preDiagnosis: '',
  })
  return depositDemandedFen
}

/** The free place nearest to the wish; then everything is told that has to be. */
async function agreeTime(ctx: Ctx, stage: Stage, plan: BookingPlan, id: string): Promise<boolean> {
  const namedTechnicianId = plan.leadTechnician === undefined ? null : stage.ids.of('staff', plan.leadTechnician)
  const place = await placeFor(ctx, stage, plan, id, namedTechnicianId)
  if (!place) return false
  const { minutes: plannedMinutes, bookedAt, bayId, adviserId } = place
  const who = { adviserId, assistantId: null, namedTechnicianId, loanCarId: null }
  await planTime(ctx, { ...(await seen(ctx, id)), bookedAt, plannedMinutes, bayId, ...who })
  const points = toldPoints.map(point => ({ point, value: words[point] ?? '已说明' }))
  await tellPoints(ctx, { ...(await seen(ctx, id)), points })
  return true
}

/** With the adviser the car was meant for, else with a colleague who has the time. */
async function placeFor(ctx: Ctx, stage: Stage, plan: BookingPlan, id: string, technicianId: string | null) {
  const colleagues = staff.filter(person => person.storeKey === plan.storeKey && person.roles.includes('R-SA'))
  for (const username of new Set([plan.adviser, ...colleagues.map(person => person.username)])) {
    const adviserId = stage.ids.of('staff', username)
    const slot = await nearestSlot(ctx, id, plan.scheduledAt, { adviserId, technicianId })
    if (slot) return { ...slot, adviserId }
  }
  return undefined
}

const words: Partial<Record<(typeof toldPoints)[number], string>> = {
  solution: '按预约项目施工，发现其他问题先征得同意',
  quality: '按国家规定的质量保证期执行',
  special: '不需要',
  bring: '行驶证、保养手册',
}

async function nearestSlot(
  ctx: Ctx,
  id: string,
  wish: Instant,
  who: { adviserId?: string; technicianId?: string | null },
): Promise<{ minutes: number; bookedAt: Instant; bayId: string } | undefined> {
  const { adviserId, technicianId } = who
  const on = dateOn(wish, ctx.store.zone)
  const asked = {
    ...(adviserId !== undefined && { adviserId }),
    ...(technicianId != null && { technicianId }),
  }
  const { rows, minutes } = await showSlots(ctx, { id, on, ...asked })
  const distance = (at: Instant) => Math.abs(msOf(at) - msOf(wish)) / 60_000
  const [slot] = rows
    .filter(row => row.state !== 'full' && distance(row.startAt) <= NEAR_MINUTES)
    .toSorted((a, b) => distance(a.startAt) - distance(b.startAt))
  const bayId = slot?.bayIds[0]
  return slot && bayId !== undefined ? { minutes, bookedAt: slot.startAt, bayId } : undefined
}

async function moveToNextDay(ctx: Ctx, plan: BookingPlan, id: string): Promise<void> {
  const slot = await nearestSlot(ctx, id, addCalendarDays(plan.scheduledAt, 1), {})
  if (!slot) return void (await cancel(ctx, id, '客户改期，时间待定'))
  const { bookedAt, bayId } = slot
  const confirmation = { way: 'call', personReached: plan.customerName } as const
  const moved = { bookedAt, bayId, reason: '客户当天有事，改到次日', confirmation }
  await rescheduleAppointment(ctx, { ...(await seen(ctx, id)), ...moved })
}

async function cancel(ctx: Ctx, id: string, reason: string): Promise<void> {
  await cancelAppointment(ctx, { ...(await seen(ctx, id)), reason, tellCustomer: true })
}

async function seen(ctx: Ctx, id: string): Promise<{ id: string; version: number }> {
  return { id, version: found(await findBooking(ctx, id)).version }
}

function bookedLine(line: LineInput) {
  const { id, kind, labourOperationId, partId, forLineId, name, hoursCenti, qtyMilli, unitPriceFen } = line
  const work = { id, kind, labourOperationId, partId, forLineId, name, hoursCenti, qtyMilli, unitPriceFen }
  return { ...work, specialOrder: false, openItemId: null, estimateLineId: null }
}

function kindOf({ kind, initiative }: BookingPlan): BookingKind {
  const isOurs = initiative === 'shop'
  if (kind === 'service') return isOurs ? 'activeMaintenance' : 'maintenance'
  if (kind === 'accident' || kind === 'beauty' || kind === 'consultation') return kind
  return isOurs ? 'leftOver' : 'repair'
}

const channels = {
  电话: 'call',
  微信: 'miniProgram',
  到店: 'counter',
  短信: 'sms',
  登门拜访: 'visit',
  电子邮件: 'mail',
} as const satisfies Record<BookingPlan['method'], BookingChannel>

function yes({ method, customerName: personReached }: BookingPlan): Confirmation {
  const way = method === '微信' ? 'wechat' : method === '短信' ? 'sms' : method === '电子邮件' ? 'mail' : 'call'
  return { way, personReached }
}
