import { zWorkSteps } from '#domain/processes/catalogue/work-steps.ts'
import { mayTake } from '#domain/processes/workshop/assignment.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { jobStateTexts } from '#domain/processes/workshop/job-states.ts'
import { workshopRefusals } from '#domain/processes/workshop/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { notify } from '#server/mechanisms/duties/notify.ts'
import { bookResource, listResources, releaseBookings } from '#server/mechanisms/resources/bookings.ts'
import { setWork } from '../repair-orders/move-axes.ts'
import { findOrder, findVisit, type LineRecord, linesOf, type OrderRecord } from '../repair-orders/queries.ts'
import { lockJob, saveJob } from './queries.ts'
import { operationOf } from './queries-work.ts'

type Api = Handlers<typeof workshopContract>
type Slot = { technicianId: string; bayId: string; from: string; to: string }

/** WKS-02: labour lines to people, bays and time. The database refuses a bay or a person booked twice. */
export const dispatchOrder: Api['dispatch'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  if (order.work === 'waiting') throw refuse(workshopRefusals.notReceived)
  if (!['handedOver', 'dispatched', 'working', 'rework'].includes(order.work))
    throw refuse(workshopRefusals.boundElsewhere)
  const lines = new Map((await linesOf(ctx, order.id)).map(line => [line.id, line]))
  await releaseBooking(ctx, order)
  for (const job of input.jobs) {
    const line = found(lines.get(job.lineId))
    if (line.kind !== 'labour' || line.state !== 'approved')
      throw refuse(workshopRefusals.lineNotApproved, { name: line.name })
    await insertJob(ctx, order, line, job)
  }
  if (order.work === 'handedOver') await setWork(ctx, order, 'dispatched')
  return { id: order.id, jobs: input.jobs.length }
}

/** What was kept for the order's booking is there for its work. */
async function releaseBooking(ctx: Ctx, order: OrderRecord): Promise<void> {
  const { appointmentId } = found(await findVisit(ctx, order.visitId))
  if (appointmentId !== null) await releaseBookings(ctx, appointmentId, 'appointment')
}

export const moveJob: Api['moveJob'] = async (ctx, input) => {
  const job = found(await lockJob(ctx, input.id))
  await checkVersion(ctx, job, input.version)
  if (job.state === 'done' || job.state === 'cancelled' || job.state === 'working')
    throw refuse(workshopRefusals.jobState, { state: jobStateTexts[job.state] })
  const line = found((await linesOf(ctx, job.orderId)).find(item => item.id === job.lineId))
  const worker = await workerFor(ctx, line, input)
  await releaseBookings(ctx, job.id)
  await book(ctx, job.id, input)
  const version = await saveJob(ctx, job, {
    technicianId: input.technicianId,
    staffId: worker,
    bayId: input.bayId,
    plannedFrom: input.from,
    plannedTo: input.to,
    placedBy: 'person',
  })
  await notify(ctx, {
    to: { staffId: worker },
    kind: 'job.dispatched',
    subject: { kind: 'job', id: job.id },
    params: { job: line.name },
  })
  ctx.record({
    event: 'job.moved',
    subject: { kind: 'job', id: job.id },
    threadId: job.orderId,
    data: {
      changed: {
        from: { from: job.plannedFrom, to: input.from },
        technician: { from: job.technicianId, to: input.technicianId },
        bay: { from: job.bayId, to: input.bayId },
      },
    },
  })
  return { id: job.id, version }
}

async function insertJob(ctx: Ctx, order: OrderRecord, line: LineRecord, job: Slot & { id: string }): Promise<void> {
  const worker = await workerFor(ctx, line, job)
  await ctx.db
    .insertInto('jobs')
    .values({
      id: job.id,
      storeId: ctx.store.id,
      orderId: order.id,
      lineId: line.id,
      technicianId: job.technicianId,
      staffId: worker,
      bayId: job.bayId,
      plannedFrom: job.from,
      plannedTo: job.to,
      assignedHoursCenti: line.hoursCenti ?? 0,
      dispatchedBy: staffId(ctx),
      dispatchedAt: ctx.now,
    })
    .execute()
  await book(ctx, job.id, job)
  await writeSteps(ctx, job.id, line)
  await notify(ctx, {
    to: { staffId: worker },
    kind: 'job.dispatched',
    subject: { kind: 'job', id: job.id },
    params: { job: line.name },
  })
  ctx.record({
    event: 'job.dispatched',
    subject: { kind: 'job', id: job.id },
    threadId: order.id,
    data: { line: line.name, from: job.from, to: job.to },
  })
}

async function workerFor(ctx: Ctx, line: LineRecord, slot: Slot): Promise<string> {
  if (slot.to <= slot.from) throw refuse(workshopRefusals.timesWrong)
  const technician = (await listResources(ctx, 'technician')).find(item => item.id === slot.technicianId)
  const bay = (await listResources(ctx, 'bay')).find(item => item.id === slot.bayId)
  if (!technician?.staffId || !bay) throw refuse(workshopRefusals.notTechnician)
  const operation = await operationOf(ctx, line.labourOperationId)
  ruled(
    mayTake(technician, {
      name: line.name,
      grade: operation?.grade ?? 1,
      highVoltage: operation?.highVoltage ?? false,
    }),
  )
  return technician.staffId
}

async function book(ctx: Ctx, jobId: string, slot: Slot): Promise<void> {
  const booking = { from: slot.from, to: slot.to, purpose: 'job' as const, subject: { kind: 'job', id: jobId } }
  await bookResource(ctx, { ...booking, resourceId: slot.technicianId })
  await bookResource(ctx, { ...booking, resourceId: slot.bayId })
}

async function writeSteps(ctx: Ctx, jobId: string, line: LineRecord): Promise<void> {
  const operation = await operationOf(ctx, line.labourOperationId)
  if (!operation) return
  const steps = zWorkSteps.parse(operation.steps)
  if (steps.length === 0) return
  await ctx.db
    .insertInto('jobSteps')
    .values(
      steps.map((step, index) => ({
        storeId: ctx.store.id,
        jobId,
        position: index + 1,
        name: step.text,
        reading: step.reading === undefined ? null : JSON.stringify(step.reading),
      })),
    )
    .execute()
}
