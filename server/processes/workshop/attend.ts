import { addDaysOn, dateOn, instantOf } from '#domain/kernel/time.ts'
import { preShift, workConduct } from '#domain/processes/workshop/checklists.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { workshopRefusals } from '#domain/processes/workshop/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { openSheet } from '#server/mechanisms/checklists/sheets.ts'
import { lockJob, openClocking } from './queries.ts'
import { openAttendance, sheetOfDay } from './queries-floor.ts'

type Api = Handlers<typeof workshopContract>

function todayOf(ctx: Ctx) {
  const { zone } = ctx.store
  const on = dateOn(ctx.now, zone)
  return { from: instantOf(on, '00:00', zone), to: instantOf(addDaysOn(on, 1), '00:00', zone) }
}

export const myShift: Api['myShift'] = async ctx => {
  const open = await openAttendance(ctx, staffId(ctx))
  const sheet = await sheetOfDay(ctx, preShift.key, staffId(ctx), todayOf(ctx))
  return {
    attendanceId: open?.id ?? null,
    startedAt: open?.startedAt ?? null,
    version: open?.version ?? 0,
    sheetId: sheet?.id ?? null,
    checked: sheet?.state === 'complete',
  }
}

/** WKS-22: badge, clothing, protection, tools; one sheet a day. */
export const preShiftSheet: Api['preShiftSheet'] = async ctx => {
  const subject = { kind: 'staff', id: staffId(ctx) }
  const today = await sheetOfDay(ctx, preShift.key, subject.id, todayOf(ctx))
  const id = today?.id ?? (await openSheet(ctx, preShift, { subject }))
  ctx.record({ event: 'shift.checkOpened', subject, data: { sheet: id } })
  return { id }
}

/** Nobody is sent home for a missing tick, but it is said and it counts. */
export const startShift: Api['startShift'] = async (ctx, input) => {
  const me = staffId(ctx)
  if (await openAttendance(ctx, me)) throw refuse(workshopRefusals.onShift)
  const sheet = await sheetOfDay(ctx, preShift.key, me, todayOf(ctx))
  const checked = sheet?.state === 'complete'
  await ctx.db
    .insertInto('attendances')
    .values({ id: input.id, storeId: ctx.store.id, staffId: me, startedAt: ctx.now, checked })
    .execute()
  ctx.record({ event: 'shift.started', subject: { kind: 'attendance', id: input.id }, data: { checked } })
  return { id: input.id, version: 1, reminder: !checked }
}

export const endShift: Api['endShift'] = async (ctx, input) => {
  const open = await openAttendance(ctx, staffId(ctx), { lock: true })
  if (open?.id !== input.id) throw refuse(workshopRefusals.offShift)
  await checkVersion(ctx, open, input.version)
  if (await openClocking(ctx, staffId(ctx))) throw refuse(workshopRefusals.stillClocked)
  const version = open.version + 1
  await ctx.db.updateTable('attendances').set({ endedAt: ctx.now, version }).where('id', '=', open.id).execute()
  ctx.record({ event: 'shift.ended', subject: { kind: 'attendance', id: open.id } })
  return { id: open.id, version }
}

/** WKS-11: how a job is being done, looked at by somebody else. */
export const spotCheck: Api['spotCheck'] = async (ctx, input) => {
  const job = found(await lockJob(ctx, input.id))
  const subject = { kind: 'job', id: job.id }
  const sheetId = await openSheet(ctx, workConduct, { subject, threadId: job.orderId })
  ctx.record({ event: 'job.spotChecked', subject, threadId: job.orderId, data: { sheet: sheetId } })
  return { id: job.id, sheetId }
}
