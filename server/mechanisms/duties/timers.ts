import type { Ctx } from '#server/kernel/context.ts'
import { emit, type Signal } from '#server/kernel/signals.ts'
import type { Timer } from '#server/kernel/timers.ts'
import { recordDuty } from './duties.ts'
import { tellHolder, tellRole } from './holder.ts'
import { type DutyRow, lockDuty, markDuty } from './queries.ts'
import { type DutySignal, dutyOverdue, dutyWarned } from './signals.ts'
import { holdRightly, rehold } from './stand-in-moves.ts'

type Step = (ctx: Ctx, duty: DutyRow) => Promise<void>

/** The moments of a duty's life. Each looks at the locked duty afresh, so that none happens twice or after the end. */
export const dutyTimers: readonly Timer[] = [
  { kind: 'duties.opens', run: whileOpen(opens) },
  { kind: 'duties.early', run: whileOpen(early) },
  { kind: 'duties.warn', run: whileOpen(warn) },
  { kind: 'duties.due', run: whileOpen(due) },
  { kind: 'duties.escalate', run: whileOpen(escalate) },
  { kind: 'duties.absent', run: rehold },
  { kind: 'duties.present', run: rehold },
]

function whileOpen(step: Step): Timer['run'] {
  return async (ctx, dutyId) => {
    const duty = await lockDuty(ctx, dutyId)
    if (duty?.state === 'open') await step(ctx, await holdRightly(ctx, duty))
  }
}

async function opens(ctx: Ctx, duty: DutyRow): Promise<void> {
  await tellHolder(ctx, duty, 'duty.opened')
  recordDuty(ctx, duty, 'duty.begun', {})
}

async function early(ctx: Ctx, duty: DutyRow): Promise<void> {
  await tellHolder(ctx, duty, 'duty.early')
}

async function warn(ctx: Ctx, duty: DutyRow): Promise<void> {
  if (duty.warnedAt !== null) return
  await markDuty(ctx, duty.id, 'warnedAt')
  await tellHolder(ctx, duty, 'duty.warned')
  await tell(ctx, dutyWarned, duty)
}

async function due(ctx: Ctx, duty: DutyRow): Promise<void> {
  if (duty.overdueAt !== null) return
  await markDuty(ctx, duty.id, 'overdueAt')
  await tellHolder(ctx, duty, 'duty.overdue')
  recordDuty(ctx, duty, 'duty.overdue', { dueAt: duty.dueAt })
  await tell(ctx, dutyOverdue, duty)
}

async function escalate(ctx: Ctx, duty: DutyRow): Promise<void> {
  if (duty.escalatedAt !== null || duty.escalateTo === null) return
  await markDuty(ctx, duty.id, 'escalatedAt')
  await tellRole(ctx, duty, duty.escalateTo, 'duty.escalated')
  recordDuty(ctx, duty, 'duty.escalated', { to: duty.escalateTo })
}

async function tell(ctx: Ctx, signal: Signal<DutySignal>, duty: DutyRow): Promise<void> {
  await emit(ctx, signal, {
    dutyId: duty.id,
    kind: duty.kind,
    subject: { kind: duty.subjectKind, id: duty.subjectId },
    threadId: duty.threadId,
    ownerId: duty.ownerId,
  })
}
