import { addMinutes } from '#domain/kernel/time.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { confirmHandover as confirmDuty } from '#domain/processes/workshop/duties.ts'
import { shiftHandoverPaper } from '#domain/processes/workshop/papers/shift-handover.ts'
import { workshopRefusals } from '#domain/processes/workshop/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { nameOfStaff, rolesOfStaff } from '#server/mechanisms/access/queries.ts'
import { closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { jobView, lockJob } from './queries.ts'
import { handoverJobs, listHandovers, lockHandover, openHandoverOf } from './queries-floor.ts'

type Api = Handlers<typeof workshopContract>

/** How long the next shift may take to read it. */
const CONFIRM_MINUTES = 30

/** WKS-18: each open job with how it stands, the customer's wishes, the parts and where the key is. */
export const handOver: Api['handOver'] = async (ctx, input) => {
  const from = staffId(ctx)
  const roles = await rolesOfStaff(ctx, input.toId)
  const isTechnician = roles.some(role => ['R-TECH', 'R-LEAD-TECH', 'R-TEAM'].includes(role))
  if (input.toId === from || !isTechnician) throw refuse(workshopRefusals.handoverTo)
  const { id, toId, note } = input
  await ctx.db
    .insertInto('shiftHandovers')
    .values({ id, storeId: ctx.store.id, fromId: from, toId, note, madeAt: ctx.now })
    .execute()
  for (const item of input.jobs) await giveJob(ctx, id, item)
  await openDuty(ctx, confirmDuty, {
    subject: { kind: 'shiftHandover', id },
    ownerId: toId,
    params: { from: ctx.actor.name },
    dueAt: addMinutes(ctx.now, CONFIRM_MINUTES),
  })
  ctx.record({
    event: 'shift.handedOver',
    subject: { kind: 'shiftHandover', id },
    data: { to: toId, jobs: input.jobs.map(item => item.jobId) },
    reason: note === '' ? undefined : note,
  })
  return { id, version: 1 }
}

type Item = Parameters<Api['handOver']>[1]['jobs'][number]

async function giveJob(ctx: Ctx, handoverId: string, item: Item): Promise<void> {
  const job = found(await lockJob(ctx, item.jobId))
  if (job.staffId !== ctx.actor.id && !ctx.actor.roles.includes('R-TEAM')) throw refuse(workshopRefusals.notMine)
  const { name } = found(await jobView(ctx, job.id))
  if (job.state === 'working') throw refuse(workshopRefusals.handoverWorking, { name })
  if (job.state === 'done' || job.state === 'cancelled' || (await openHandoverOf(ctx, job.id)))
    throw refuse(workshopRefusals.handoverGiven, { name })
  const { jobId, standing, wishes, parts, keyPlace } = item
  await ctx.db
    .insertInto('shiftHandoverJobs')
    .values({ storeId: ctx.store.id, handoverId, jobId, standing, wishes, parts, keyPlace })
    .execute()
}

/** The next shift has read it: its paper is signed by both, and the jobs may go on. */
export const confirmHandover: Api['confirmHandover'] = async (ctx, input) => {
  const handover = found(await lockHandover(ctx, input.id))
  await checkVersion(ctx, handover, input.version)
  if (handover.confirmedAt !== null) throw refuse(workshopRefusals.handoverConfirmed)
  const [from, to] = [await nameOfStaff(ctx, handover.fromId), await nameOfStaff(ctx, handover.toId)]
  if (handover.toId !== ctx.actor.id) throw refuse(workshopRefusals.handoverNotYours, { who: to })
  const version = handover.version + 1
  await ctx.db
    .updateTable('shiftHandovers')
    .set({ confirmedAt: ctx.now, version })
    .where('id', '=', handover.id)
    .execute()
  const jobs = await handoverJobs(ctx, [handover.id])
  const orNull = (text: string) => (text === '' ? null : text)
  const paper = await issuePaper(ctx, shiftHandoverPaper, {
    subject: { kind: 'shiftHandover', id: handover.id },
    finder: [from, to, ...jobs.map(job => job.plate)].join(' '),
    content: {
      ...{ from, to, madeAt: handover.madeAt, confirmedAt: ctx.now, note: orNull(handover.note) },
      jobs: jobs.map(job => ({
        ...{ orderNumber: job.number, plate: orNull(job.plate), name: job.name, standing: job.standing },
        ...{ wishes: orNull(job.wishes), parts: orNull(job.parts), keyPlace: job.keyPlace },
      })),
    },
  })
  await signPaper(ctx, { paperId: paper.id, role: 'giver', method: 'staff', signerName: from })
  await signPaper(ctx, { paperId: paper.id, role: 'taker', method: 'staff', signerName: to })
  await closeDuty(ctx, confirmDuty, handover.id)
  ctx.record({
    event: 'shift.confirmed',
    subject: { kind: 'shiftHandover', id: handover.id },
    data: { paper: paper.number },
  })
  return { id: handover.id, version, paperId: paper.id }
}

export const handovers: Api['handovers'] = async ctx => {
  const rows = await listHandovers(ctx)
  const jobs = Map.groupBy(
    await handoverJobs(
      ctx,
      rows.map(row => row.id),
    ),
    job => job.handoverId,
  )
  return {
    rows: rows.map(row => ({
      ...{ id: row.id, from: row.from, to: row.to, note: row.note, madeAt: row.madeAt, version: row.version },
      confirmedAt: row.confirmedAt,
      jobs: (jobs.get(row.id) ?? []).map(({ handoverId: _id, orderId: _order, number: _number, ...job }) => job),
      can: { confirm: row.confirmedAt === null && row.toId === ctx.actor.id },
    })),
  }
}
