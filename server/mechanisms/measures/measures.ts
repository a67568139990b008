import { addDaysOn, type DateOn, dateOn, instantOf } from '#domain/kernel/time.ts'
import { carryOutMeasure, checkMeasure } from '#domain/mechanisms/measures/duties.ts'
import type { MeasureSource, MeasureType } from '#domain/mechanisms/measures/kinds.ts'
import { measureRefusals } from '#domain/mechanisms/measures/measure.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import { openDuty } from '../duties/duties.ts'
import { insertMeasure } from './queries.ts'

export type NewMeasure = {
  id: string
  subject: { kind: MeasureSource; id: string } | null
  problem: string
  cause: string
  type: MeasureType
  action: string
  ownerId: string
  dueOn: DateOn
}

const END_OF_WORK = '18:00'
const CHECK_DAYS = 14

/** What is to be done about a problem; its owner has it on the list until the day it is due. */
export async function planMeasure(ctx: Ctx, measure: NewMeasure): Promise<void> {
  const { id, problem, cause, type, action, ownerId, dueOn } = measure
  if (dueOn < dateOn(ctx.now, ctx.store.zone)) throw refuse(measureRefusals.past)
  const subject = measure.subject ?? { kind: 'problem' as const, id }
  await insertMeasure(ctx, {
    id,
    storeId: ctx.store.id,
    subjectKind: subject.kind,
    subjectId: subject.id,
    problem,
    cause,
    type,
    action,
    ownerId,
    dueOn,
    createdBy: staffId(ctx),
    createdAt: ctx.now,
  })
  await askToCarryOut(ctx, { id, problem, ownerId, dueOn })
  ctx.record({
    event: 'measure.planned',
    subject: { kind: 'measure', id },
    data: { from: subject, problem, type, ownerId, dueOn },
  })
}

type Asked = { id: string; problem: string; ownerId: string; dueOn: DateOn }

export async function askToCarryOut(ctx: Ctx, { id, problem, ownerId, dueOn }: Asked): Promise<void> {
  await openDuty(ctx, carryOutMeasure, {
    subject: { kind: 'measure', id },
    ownerId,
    params: { problem },
    dueAt: instantOf(dueOn, END_OF_WORK, ctx.store.zone),
  })
}

/** Whether something worked is seen after a while. */
export async function askToCheck(ctx: Ctx, { id, problem }: Pick<Asked, 'id' | 'problem'>): Promise<void> {
  const on = addDaysOn(dateOn(ctx.now, ctx.store.zone), CHECK_DAYS)
  await openDuty(ctx, checkMeasure, {
    subject: { kind: 'measure', id },
    params: { problem },
    dueAt: instantOf(on, END_OF_WORK, ctx.store.zone),
  })
}
