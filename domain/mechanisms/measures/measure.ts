import { allow, deny, type Ruling, refusals } from '#domain/kernel/refusals.ts'
import type { MeasureState } from './kinds.ts'

export const measureRefusals = refusals('measure', {
  notOpen: [409, '该措施已报完成', 'The measure is reported as done already'],
  notDone: [409, '措施尚未完成，不能验证效果', 'The measure is not done; its effect cannot be checked yet'],
  ownCheck: [403, '效果须由措施负责人以外的人验证', 'The effect is checked by somebody else than the owner'],
  notOwner: [403, '只有措施负责人可以报完成', 'Only the owner reports the measure as done'],
  noEffect: [409, '没有验证为有效，不能关闭', 'Without an effect that was checked and worked it cannot be closed'],
  past: [400, '完成期限不能早于今天', 'The due day lies in the past'],
})

export type Measure = { state: MeasureState; ownerId: string; effect: 'worked' | 'failed' | null }

export function mayFinish(measure: Measure, staffId: string): Ruling<true> {
  if (measure.state !== 'open') return deny(measureRefusals.notOpen)
  return measure.ownerId === staffId ? allow(true) : deny(measureRefusals.notOwner)
}

/** Two pairs of eyes: whoever carried it out does not say that it worked. */
export function mayCheck(measure: Measure, staffId: string): Ruling<true> {
  if (measure.state !== 'done') return deny(measureRefusals.notDone)
  return measure.ownerId === staffId ? deny(measureRefusals.ownCheck) : allow(true)
}

/** QC-10: nothing is closed because time went by. */
export function mayClose(measure: Measure): Ruling<true> {
  return measure.state === 'done' && measure.effect === 'worked' ? allow(true) : deny(measureRefusals.noEffect)
}
