import { addMinutes } from '#domain/kernel/time.ts'
import type { VisitPlan } from '../generate/history.ts'
import { intakeMinutes, momentsOf } from './moments.ts'
import { playPayment, playTotal } from './play-bill.ts'
import { linesFor, playIntake, playSigning } from './play-car.ts'
import {
  playAcceptance,
  playGate,
  playHandOver,
  playInspection,
  playNotice,
  playPreparation,
  playTakeOver,
} from './play-end.ts'
import { playParts } from './play-parts.ts'
import { playDispatch, playJob, playWash } from './play-workshop.ts'
import type { Stage } from './stage.ts'

/** A visit from the arrival to the gate, by the commands of the people who did it. @returns the order's id */
export async function playVisit(stage: Stage, visit: VisitPlan): Promise<string> {
  const then = momentsOf(visit)
  const played = await playIntake(stage, visit, linesFor(stage, visit.job), false)
  await playSigning(stage, visit, played, true)
  const start = addMinutes(visit.intake.arrivedAt, intakeMinutes.washed)
  if (visit.intake.wantsWash) await playWash(stage, visit, played, { phase: 'before', start, until: 'returned' })
  const jobs = await playDispatch(stage, visit, played, visit.work.sessions)
  const doer = jobs.at(-1)?.username ?? ''
  await playParts(stage, visit, played, doer, true)
  for (const job of jobs) await playJob(stage, visit, job, 'finished', job.to)
  await playInspection(stage, visit, played, doer, then.inspectedFrom, 'pass')
  await playTakeOver(stage, visit, played, then.takenOverAt)
  await playPreparation(stage, visit, played, then.preparedAt)
  await playTotal(stage, visit, played, then.totalledAt)
  await playNotice(stage, visit, played, then.notifiedAt)
  await playAcceptance(stage, visit, played, then.pickupAt)
  await playPayment(stage, visit, played, then.paidAt, visit.bill.method)
  const token = await playHandOver(stage, visit, played, then.handedAt)
  await playGate(stage, visit, played, token, then.leftAt)
  return played.orderId
}
