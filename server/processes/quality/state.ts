import { type Level, type LevelPlan, nextLevel, type Passed } from '#domain/processes/quality/inspection.ts'
import { qcLevels } from '#domain/processes/quality/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import type { OrderRecord } from '../repair-orders/queries.ts'
import { inspectionsOf } from './queries.ts'

type Levels = Record<'maintenance' | 'repair', LevelPlan>

export type InspectionState = { plan: LevelPlan; round: number; passed: Passed[]; next: Level | undefined }

/** Where an order stands: every failure begins a new round, in which all levels are passed again. */
export async function inspectionState(ctx: Ctx, order: Pick<OrderRecord, 'id' | 'kind'>): Promise<InspectionState> {
  return stateFrom(await policy(ctx, qcLevels), order.kind, await inspectionsOf(ctx, [order.id]))
}

export function stateFrom(
  levels: Levels,
  kind: OrderRecord['kind'],
  inspections: readonly { round: number; result: 'pass' | 'fail'; level: Level; inspectorId: string }[],
): InspectionState {
  const plan = kind === 'maintenance' || kind === 'freeCheck' ? levels.maintenance : levels.repair
  const round = inspections.filter(item => item.result === 'fail').length + 1
  const passed = inspections
    .filter(item => item.round === round && item.result === 'pass')
    .map(({ level, inspectorId }) => ({ level, inspectorId }))
  return { plan, round, passed, next: nextLevel(plan, passed) }
}
