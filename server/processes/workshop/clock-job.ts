import { newId } from '#domain/kernel/id.ts'
import { zReading } from '#domain/processes/catalogue/work-steps.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { queryProgress } from '#domain/processes/workshop/duties.ts'
import { jobStateTexts } from '#domain/processes/workshop/job-states.ts'
import { workshopRefusals } from '#domain/processes/workshop/refusals.ts'
import { clockedAt, mayFinish, readStep } from '#domain/processes/workshop/steps.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { emit } from '#server/kernel/signals.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { cancelDuties } from '#server/mechanisms/duties/duties.ts'
import { releaseBookings } from '#server/mechanisms/resources/bookings.ts'
import { setLineStates, setWork } from '../repair-orders/move-axes.ts'
import { findOrder, linesOf, liveLines } from '../repair-orders/queries.ts'
import { issueBayReport } from './bay-report.ts'
import { requireMayBegin } from './begin-rules.ts'
import { leavePlace } from './leave-place.ts'
import { openProgressDuty } from './progress.ts'
import { requireCovers } from './protection.ts'
import { type JobRow, jobsOfOrder, lockJob, openClocking, saveJob, stepsOf } from './queries.ts'
import { jobFinished, workFinished } from './signals.ts'
import { askForJob, jobGoesOn } from './waiting-job.ts'

type Api = Handlers<typeof workshopContract>

/** Clock on. Nothing starts unsigned, on a line not approved, or while the same hands are on another job. */
export const startJob: Api['start'] = async (ctx, input) => {
  const job = await mine(ctx, input.id, input.version)
  if (job.state === 'done' || job.state === 'cancelled' || job.state === 'working')
    throw refuse(workshopRefusals.jobState, { state: jobStateTexts[job.state] })
  const order = found(await findOrder(ctx, job.orderId, { lock: true }))
  if (order.authorisation !== 'signed') throw refuse(workshopRefusals.unsigned)
  const line = (await linesOf(ctx, order.id)).filter(each => each.id === job.lineId)
  await requireCovers(ctx, order.visitId, line)
  await requireMayBegin(ctx, job, order.work !== 'working')
  if (await openClocking(ctx, staffId(ctx))) throw refuse(workshopRefusals.clockedElsewhere)
  await ctx.db
    .insertInto('clockings')
    .values({
      id: newId(),
      storeId: ctx.store.id,
      jobId: job.id,
      staffId: staffId(ctx),
      startedAt: ruled(clockedAt(ctx.deviceAt, ctx.now)),
    })
    .execute()
  const version = await saveJob(ctx, job, { state: 'working' })
  await setLineStates(ctx, [job.lineId], 'working')
  await jobGoesOn(ctx, job.id)
  if (order.workStartedAt === null) await openProgressDuty(ctx, order)
  if (order.work !== 'working') await setWork(ctx, order, 'working', { workStartedAt: order.workStartedAt ?? ctx.now })
  ctx.record({ event: 'job.started', subject: { kind: 'job', id: job.id }, threadId: job.orderId })
  return { id: job.id, version }
}

export const pauseJob: Api['pause'] = async (ctx, input) => {
  const job = await mine(ctx, input.id, input.version)
  if (job.state !== 'working') throw refuse(workshopRefusals.jobState, { state: jobStateTexts[job.state] })
  await clockOff(ctx, job, input.reason, input.note ?? '')
  await askForJob(ctx, job, input.reason)
  const version = await saveJob(ctx, job, { state: 'paused' })
  ctx.record({
    event: 'job.paused',
    subject: { kind: 'job', id: job.id },
    threadId: job.orderId,
    data: { reason: input.reason },
    reason: input.note ?? undefined,
  })
  return { id: job.id, version }
}

export const tickStep: Api['step'] = async (ctx, input) => {
  const job = found(await lockJob(ctx, input.id))
  mustBeMine(ctx, job)
  return writeStep(ctx, job, input, 'tablet')
}

/** BAY-01: what the terminal sees is written without a tap, under the same rules, for the technician it knows. */
export const bayEvent: Api['bayEvent'] = async (ctx, { id, event, place, ...reading }) => {
  const { version } = found(await lockJob(ctx, id))
  const job = await mine(ctx, id, version)
  if (event === 'start') return startJob(ctx, { id, version })
  if (event === 'pause') return pauseJob(ctx, { id, version, reason: 'pause', note: null })
  if (event === 'finish') return finishJob(ctx, { id, version, place, waste: [] })
  return writeStep(ctx, job, reading, 'device')
}

export const finishJob: Api['finish'] = async (ctx, input) => {
  const job = await mine(ctx, input.id, input.version)
  if (job.state !== 'working') throw refuse(workshopRefusals.jobState, { state: jobStateTexts[job.state] })
  ruled(mayFinish((await stepsOf(ctx, job.id)).map(step => ({ name: step.name, reading: null, doneAt: step.doneAt }))))
  await leavePlace(ctx, job, input)
  await clockOff(ctx, job, 'finish', '')
  const version = await saveJob(ctx, job, { state: 'done', finishedAt: ctx.now })
  await releaseBookings(ctx, job.id)
  await setLineStates(ctx, [job.lineId], 'done')
  ctx.record({ event: 'job.finished', subject: { kind: 'job', id: job.id }, threadId: job.orderId })
  await issueBayReport(ctx, job.id)
  await emit(ctx, jobFinished, { orderId: job.orderId, lineId: job.lineId, jobId: job.id })
  await finishOrderWhenDone(ctx, job.orderId)
  return { id: job.id, version }
}

async function finishOrderWhenDone(ctx: Ctx, orderId: string): Promise<void> {
  const labour = liveLines(await linesOf(ctx, orderId)).filter(line => line.kind === 'labour')
  const open = labour.some(line => line.state !== 'done' && line.state !== 'passed')
  const jobs = await jobsOfOrder(ctx, orderId)
  if (open || jobs.some(job => job.state !== 'done')) return
  const order = found(await findOrder(ctx, orderId, { lock: true }))
  await setWork(ctx, order, 'finished', { workFinishedAt: ctx.now })
  // Nobody needs to ask how far finished work is.
  await cancelDuties(ctx, orderId, queryProgress)
  await emit(ctx, workFinished, { orderId })
}

async function writeStep(
  ctx: Ctx,
  job: JobRow,
  input: { position: number; value: string | null },
  source: 'tablet' | 'device',
) {
  if (job.state !== 'working') throw refuse(workshopRefusals.jobState, { state: jobStateTexts[job.state] })
  const step = found((await stepsOf(ctx, job.id)).find(item => item.position === input.position))
  const reading = step.reading === null ? null : zReading.parse(step.reading)
  const read = ruled(readStep({ name: step.name, reading }, input.value))
  await ctx.db
    .updateTable('jobSteps')
    .set({ value: read.value, within: read.within, source, doneAt: ctx.deviceAt ?? ctx.now, doneBy: staffId(ctx) })
    .where('jobId', '=', job.id)
    .where('position', '=', step.position)
    .execute()
  ctx.record({
    event: 'job.step',
    subject: { kind: 'job', id: job.id },
    threadId: job.orderId,
    data: { step: step.name, value: read.value, source },
  })
  return { id: job.id, version: job.version }
}

async function clockOff(
  ctx: Ctx,
  job: JobRow,
  endReason: 'pause' | 'finish' | 'parts' | 'customer' | 'shift' | 'help',
  note: string,
): Promise<void> {
  const endedAt = ruled(clockedAt(ctx.deviceAt, ctx.now))
  await ctx.db
    .updateTable('clockings')
    // A tablet that sends later may be a little behind the tap that began it.
    .set(eb => ({ endedAt: eb.fn<string>('greatest', ['startedAt', eb.val(endedAt)]), endReason, note }))
    .where('jobId', '=', job.id)
    .where('endedAt', 'is', null)
    .execute()
}

async function mine(ctx: Ctx, id: string, version: number): Promise<JobRow> {
  const job = found(await lockJob(ctx, id))
  mustBeMine(ctx, job)
  await checkVersion(ctx, job, version)
  return job
}

function mustBeMine(ctx: Ctx, job: JobRow): void {
  if (job.staffId !== staffId(ctx) && !ctx.actor.roles.includes('R-TEAM')) throw refuse(workshopRefusals.notMine)
}
