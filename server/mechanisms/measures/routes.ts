import { dateOn } from '#domain/kernel/time.ts'
import type { measuresContract } from '#domain/mechanisms/measures/contract.ts'
import { carryOutMeasure, checkMeasure } from '#domain/mechanisms/measures/duties.ts'
import { mayCheck, mayClose, mayFinish, measureRefusals } from '#domain/mechanisms/measures/measure.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { closeDuty } from '../duties/duties.ts'
import { askToCarryOut, askToCheck, planMeasure } from './measures.ts'
import { type ListedMeasure, listMeasures, lockMeasure, type MeasureRow, saveMeasure } from './queries.ts'

type Api = Handlers<typeof measuresContract>

const list: Api['list'] = async (ctx, input) => {
  const { rows, nextCursor } = await listMeasures(ctx, input)
  return { rows: rows.map(row => ({ ...row, can: canOf(ctx, row) })), nextCursor }
}

function canOf(ctx: Ctx, row: Pick<ListedMeasure, 'state' | 'ownerId' | 'effect'>) {
  const plans = ctx.can('measure.plan')
  const me = ctx.actor.id ?? ''
  return {
    finish: mayFinish(row, me).ok,
    check: plans && mayCheck(row, me).ok,
    close: plans && mayClose(row).ok,
  }
}

const add: Api['add'] = async (ctx, input) => {
  await planMeasure(ctx, input)
  return { id: input.id, version: 1 }
}

const finish: Api['finish'] = async (ctx, input) => {
  const row = await loaded(ctx, input)
  ruled(mayFinish(row, staffId(ctx)))
  const done = { state: 'done', result: input.result, doneAt: ctx.now } as const
  const version = await saveMeasure(ctx, row.id, { ...done, effect: null, checkedBy: null, checkedAt: null })
  await closeDuty(ctx, carryOutMeasure, row.id)
  await askToCheck(ctx, row)
  ctx.record({ event: 'measure.done', subject: { kind: 'measure', id: row.id }, data: { result: input.result } })
  return { id: row.id, version }
}

const check: Api['check'] = async (ctx, input) => {
  const row = await loaded(ctx, input)
  ruled(mayCheck(row, staffId(ctx)))
  const { effect, note: effectNote } = input
  const dueOn = input.dueOn ?? row.dueOn
  if (effect === 'failed' && dueOn < dateOn(ctx.now, ctx.store.zone)) throw refuse(measureRefusals.past)
  const checked = { effect, effectNote, checkedBy: staffId(ctx), checkedAt: ctx.now }
  const again = effect === 'failed' ? ({ state: 'open', dueOn } as const) : {}
  const version = await saveMeasure(ctx, row.id, { ...checked, ...again })
  await closeDuty(ctx, checkMeasure, row.id)
  if (effect === 'failed') await askToCarryOut(ctx, { ...row, dueOn })
  ctx.record({
    event: 'measure.checked',
    subject: { kind: 'measure', id: row.id },
    data: { effect, dueOn },
    reason: effectNote,
  })
  return { id: row.id, version }
}

const close: Api['close'] = async (ctx, input) => {
  const row = await loaded(ctx, input)
  ruled(mayClose(row))
  const version = await saveMeasure(ctx, row.id, { state: 'closed', closedAt: ctx.now })
  ctx.record({ event: 'measure.closed', subject: { kind: 'measure', id: row.id } })
  return { id: row.id, version }
}

async function loaded(ctx: Ctx, input: { id: string; version: number }): Promise<MeasureRow> {
  const row = found(await lockMeasure(ctx, input.id))
  await checkVersion(ctx, row, input.version)
  return row
}

export const measuresRoutes: Api = { list, add, finish, check, close }
