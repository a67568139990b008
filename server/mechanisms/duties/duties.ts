import { newId } from '#domain/kernel/id.ts'
import type { TextParams } from '#domain/kernel/texts.ts'
import { type Instant, maxInstant } from '#domain/kernel/time.ts'
import type { Role } from '#domain/mechanisms/access/roles.ts'
import type { DutyDefinition } from '#domain/mechanisms/duties/definition.ts'
import { momentAtPercent } from '#domain/mechanisms/duties/due-state.ts'
import { escalationSteps } from '#domain/mechanisms/policies/house-policies.ts'
import { type Ctx, type Subject, staffIdOrNull } from '#server/kernel/context.ts'
import { cancelTimers, schedule } from '#server/kernel/timers.ts'
import { policy } from '../policies/policy.ts'
import { tellHolder } from './holder.ts'
import { settleNotices } from './notice-queries.ts'
import { type DutyRow, endDuty, insertDuty, lockOpenDuties, openDutyId, setDutyTimes } from './queries.ts'
import { standInOf } from './stand-ins.ts'

export type NewDuty = {
  subject: Subject
  threadId?: string | null | undefined
  /** What the title's places are filled with; no personal data. */
  params?: TextParams
  /** Without an owner the duty belongs to everyone of the role. */
  ownerId?: string | null | undefined
  ownerRole?: Role
  /** Until then the duty is on nobody's list; now, when missing. */
  opensAt?: Instant
  dueAt: Instant
  /** When missing, at the share of the time that the policy names. */
  warnAt?: Instant
}

export type DutyTimes = Pick<NewDuty, 'opensAt' | 'dueAt' | 'warnAt'>

/** Opens a duty for a record; while one of the same kind is open for it, that one stays and its id comes back. */
export async function openDuty(ctx: Ctx, definition: DutyDefinition, input: NewDuty): Promise<string> {
  const times = await timesOf(ctx, input)
  const ownerId = input.ownerId ?? null
  const row = {
    id: newId(),
    storeId: ctx.store.id,
    kind: definition.kind,
    subjectKind: input.subject.kind,
    subjectId: input.subject.id,
    threadId: input.threadId ?? null,
    ownerRole: input.ownerRole ?? definition.ownerRole,
    ownerId,
    standInId: ownerId === null ? null : await standInOf(ctx, ownerId),
    params: JSON.stringify(input.params ?? {}),
    opensAt: times.opensAt,
    warnAt: times.warnAt,
    dueAt: times.dueAt,
    escalateTo: definition.escalateTo ?? null,
    createdAt: ctx.now,
  }
  const id = await insertDuty(ctx, row)
  if (id === undefined) return openDutyId(ctx, definition.kind, input.subject.id)
  await setTimers(ctx, id, times, definition)
  if (times.opensAt <= ctx.now) await tellHolder(ctx, { ...row, params: input.params ?? {} }, 'duty.opened')
  recordDuty(ctx, row, 'duty.opened', {
    dueAt: times.dueAt,
    ownerRole: row.ownerRole,
    ownerId,
    standInId: row.standInId,
  })
  return id
}

/** Closes the open duty because the work is done. False when there was none open. */
export async function closeDuty(
  ctx: Ctx,
  definition: DutyDefinition,
  subjectId: string,
  result?: Record<string, unknown>,
): Promise<boolean> {
  const open = await lockOpenDuties(ctx, subjectId, definition.kind)
  for (const duty of open) await finish(ctx, duty, 'done', result)
  return open.length > 0
}

/** Takes back the open duties of a record, of one kind or all: there is nothing left to do. */
export async function cancelDuties(ctx: Ctx, subjectId: string, definition?: DutyDefinition): Promise<void> {
  for (const duty of await lockOpenDuties(ctx, subjectId, definition?.kind)) await finish(ctx, duty, 'cancelled')
}

/** Gives the open duty other times, as if it had been opened with them. False when there was none open. */
export async function moveDuty(
  ctx: Ctx,
  definition: DutyDefinition,
  subjectId: string,
  input: DutyTimes,
): Promise<boolean> {
  const open = await lockOpenDuties(ctx, subjectId, definition.kind)
  for (const duty of open) {
    const opensAt = input.opensAt ?? duty.opensAt
    const times = await timesOf(ctx, { ...input, opensAt })
    await setDutyTimes(ctx, duty.id, times)
    await cancelTimers(ctx, duty.id)
    await setTimers(ctx, duty.id, times, definition)
    recordDuty(ctx, duty, 'duty.moved', { changed: { dueAt: { from: duty.dueAt, to: times.dueAt } } })
  }
  return open.length > 0
}

/** Ends a locked duty. */
export async function finish(
  ctx: Ctx,
  duty: DutyRow,
  state: 'done' | 'cancelled',
  result?: Record<string, unknown>,
): Promise<void> {
  await endDuty(ctx, duty.id, { state, by: staffIdOrNull(ctx), result })
  await cancelTimers(ctx, duty.id)
  await settleNotices(ctx, duty)
  recordDuty(ctx, duty, state === 'done' ? 'duty.done' : 'duty.cancelled', result ? { result } : {})
}

type Recorded = { id: string; kind: string; threadId: string | null; subjectKind: string; subjectId: string }

export function recordDuty(ctx: Ctx, duty: Recorded, event: string, data: Record<string, unknown>): void {
  ctx.record({
    event,
    subject: { kind: 'duty', id: duty.id },
    threadId: duty.threadId,
    data: { duty: duty.kind, subjectKind: duty.subjectKind, subjectId: duty.subjectId, ...data },
  })
}

type Times = { opensAt: Instant; earlyAt: Instant; warnAt: Instant; dueAt: Instant; escalateAt: Instant }

async function timesOf(ctx: Ctx, input: DutyTimes): Promise<Times> {
  const steps = await policy(ctx, escalationSteps)
  const opensAt = input.opensAt ?? ctx.now
  const dueAt = maxInstant(opensAt, input.dueAt)
  const at = (percent: number) => momentAtPercent(opensAt, dueAt, percent)
  return {
    opensAt,
    dueAt,
    earlyAt: at(steps.earlyPercent),
    warnAt: input.warnAt ?? at(steps.warnPercent),
    escalateAt: at(steps.escalatePercent),
  }
}

async function setTimers(ctx: Ctx, id: string, times: Times, definition: DutyDefinition): Promise<void> {
  if (times.opensAt > ctx.now) await schedule(ctx, 'duties.opens', id, times.opensAt)
  if (definition.early && times.earlyAt > ctx.now) await schedule(ctx, 'duties.early', id, times.earlyAt)
  if (times.warnAt > ctx.now && times.warnAt < times.dueAt) await schedule(ctx, 'duties.warn', id, times.warnAt)
  await schedule(ctx, 'duties.due', id, times.dueAt)
  if (definition.escalateTo) await schedule(ctx, 'duties.escalate', id, times.escalateAt)
}
