import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { workshopRefusals } from '#domain/processes/workshop/refusals.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { releaseBookings } from '#server/mechanisms/resources/bookings.ts'
import { dispatchOrder, moveJob } from './dispatch.ts'
import { lockJobsToMove, noteProposed } from './queries-plan.ts'

type Api = Handlers<typeof workshopContract>

/**
 * Takes over what was chosen of a proposal by the commands a person would give. All places that change are given up
 * first, so that two jobs may change places; a place taken meanwhile refuses the whole.
 */
export const applyPlan: Api['applyPlan'] = async (ctx, { moves, gives }) => {
  if (moves.length + gives.length === 0) throw refuse(workshopRefusals.nothingChosen)
  const jobs = await lockJobsToMove(ctx, moves)
  for (const { id, version } of moves) await checkVersion(ctx, found(jobs.get(id)), version)
  for (const { id } of moves) await releaseBookings(ctx, id)
  for (const move of moves) await moveJob(ctx, move)
  for (const [orderId, own] of Map.groupBy(gives, give => give.orderId))
    await dispatchOrder(ctx, { id: orderId, jobs: own.map(({ orderId: _order, ...job }) => job) })
  const ids = [...moves, ...gives].map(({ id }) => id)
  await noteProposed(ctx, ids)
  return { moved: moves.length, given: gives.length }
}
