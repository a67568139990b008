import { newId } from '#domain/kernel/id.ts'
import { addMinutes, type Instant } from '#domain/kernel/time.ts'
import { zReading } from '#domain/processes/workshop/steps.ts'
import { findAddOn } from '#server/processes/repair-orders/add-ons.ts'
import { linesOf, liveLines } from '#server/processes/repair-orders/queries.ts'
import { finishJob, pauseJob, startJob, tickStep } from '#server/processes/workshop/clock-job.ts'
import { dispatchOrder } from '#server/processes/workshop/dispatch.ts'
import { stepsOf, washOf } from '#server/processes/workshop/queries.ts'
import { receiveOrder } from '#server/processes/workshop/receive-order.ts'
import { finishWash, returnWash, startWash } from '#server/processes/workshop/wash.ts'
import type { OpenSession } from '../generate/shop-floor.ts'
import type { TodayCar } from '../generate/today-stages.ts'
import type { CarPlan, Played } from './play-car.ts'
import type { Stage } from './stage.ts'

export type PlayedJob = { jobId: string; username: string; version: number; at: Instant; to: Instant }

/** Washing from `start`, as far as wanted, and the hand-back. */
export async function playWash(
  stage: Stage,
  car: CarPlan,
  played: Played,
  { phase, start, until }: { phase: 'before' | 'final'; start: Instant; until: 'started' | 'returned' },
): Promise<void> {
  const washer = stage.someone(car.storeKey, 'R-WASH')
  await stage.by(car.storeKey, washer, start, async ctx => {
    const wash = await washOf(ctx, played.orderId, phase)
    if (wash) await startWash(ctx, { id: wash.id, version: wash.version })
  })
  if (until === 'started') return
  await stage.by(car.storeKey, washer, addMinutes(start, 12), async ctx => {
    const wash = await washOf(ctx, played.orderId, phase)
    if (wash) await finishWash(ctx, { id: wash.id, version: wash.version })
  })
  await stage.by(car.storeKey, washer, addMinutes(start, 14), async ctx => {
    const wash = await washOf(ctx, played.orderId, phase)
    if (wash) await returnWash(ctx, { id: wash.id, version: wash.version })
  })
}

/** The workshop takes the car and gives its lines out as the plan has people and bays for them. */
export async function playDispatch(stage: Stage, car: TodayCar, played: Played, now: Instant): Promise<PlayedJob[]> {
  const manager = stage.someone(car.storeKey, 'R-WS-MGR')
  const received = addMinutes(car.intake.arrivedAt, 34)
  await stage.by(car.storeKey, manager, received, ctx => receiveOrder(ctx, { id: played.orderId }))
  const jobs: PlayedJob[] = []
  for (const session of car.sessions) {
    const lines = played.lines.filter(line =>
      session.labourCodes.some(code => stage.ids.of('labour', code) === line.labourOperationId),
    )
    const slots = splitSession(session, lines.length, now)
    for (const [index, line] of lines.entries()) {
      const slot = slots[index]
      if (!slot || jobs.some(job => job.jobId === line.id)) continue
      const jobId = newId()
      const technicianId = stage.ids.of('technician', session.technician)
      const job = { id: jobId, lineId: line.id, technicianId, bayId: stage.ids.of('bay', session.bayKey), ...slot }
      await stage.by(car.storeKey, manager, addMinutes(received, 2), ctx =>
        dispatchOrder(ctx, { id: played.orderId, jobs: [job] }),
      )
      jobs.push({ jobId, username: session.technician, version: 1, at: slot.from, to: slot.to })
    }
  }
  return jobs
}

/** Clock on, steps, clock off; the last job stays open when the car is still in work. */
export async function playJob(
  stage: Stage,
  car: CarPlan,
  job: PlayedJob,
  how: 'working' | 'parts' | 'customer' | 'finished',
  until: Instant,
): Promise<void> {
  await stage.by(car.storeKey, job.username, job.at, ctx => startJob(ctx, { id: job.jobId, version: job.version }))
  if (how === 'working') return
  if (how !== 'finished') {
    await stage.by(car.storeKey, job.username, until, ctx =>
      pauseJob(ctx, { id: job.jobId, version: job.version + 1, reason: how, note: null }),
    )
    return
  }
  await stage.by(car.storeKey, job.username, until, async ctx => {
    for (const step of await stepsOf(ctx, job.jobId)) {
      const reading = step.reading === null ? null : zReading.parse(step.reading)
      await tickStep(ctx, {
        id: job.jobId,
        position: step.position,
        value: reading === null ? null : String(reading.max),
      })
    }
    await finishJob(ctx, { id: job.jobId, version: job.version + 1 })
  })
}

export async function playAddOn(stage: Stage, car: TodayCar, played: Played, username: string): Promise<void> {
  const { addOn } = car
  if (!addOn) return
  await stage.by(car.storeKey, username, addOn.proposedAt, async ctx => {
    const line = {
      kind: 'labour',
      labourOperationId: stage.ids.of('labour', addOn.labourCode),
      partId: null,
      forLineId: null,
      name: null,
      hoursCenti: null,
      qtyMilli: 1000,
    } as const
    const rest = {
      unitPriceFen: null,
      discountFen: 0,
      payer: 'customer',
      basis: 'finding',
      basisText: addOn.name,
      customerSupplied: false,
      deviationReason: '',
    } as const
    await findAddOn(ctx, {
      orderId: played.orderId,
      id: newId(),
      reason: `施工中发现：${addOn.name}`,
      safety: false,
      consequence: '',
      lines: [{ ...line, ...rest, id: newId() }],
      fileIds: [],
    })
  })
}

export async function labourLineIds(stage: Stage, car: CarPlan, orderId: string, at: Instant): Promise<string[]> {
  return stage.by(car.storeKey, car.intake.adviser, at, async ctx =>
    liveLines(await linesOf(ctx, orderId))
      .filter(line => line.kind === 'labour')
      .map(line => line.id),
  )
}

// Lines done by one person on one bay follow each other within the session.
function splitSession(session: OpenSession, count: number, now: Instant): { from: Instant; to: Instant }[] {
  const end = session.endedAt ?? addMinutes(now, 45)
  const whole = Math.max(count, Math.floor((Date.parse(end) - Date.parse(session.startedAt)) / 60_000))
  const share = Math.max(1, Math.floor(whole / Math.max(count, 1)))
  return Array.from({ length: count }, (_, index) => ({
    from: addMinutes(session.startedAt, index * share),
    to: addMinutes(session.startedAt, (index + 1) * share),
  }))
}
