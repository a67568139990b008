import { z } from 'zod'
import { zText } from '#domain/kernel/input.ts'
import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { texts } from '#domain/kernel/texts.ts'
import { managementRefusals } from './management-refusals.ts'

/** QC-12: the five kinds of service quality. */
export const areaTexts = texts({
  attitude: ['服务态度', 'Attitude'],
  timeliness: ['服务时效', 'Timeliness'],
  skill: ['服务技能', 'Skill'],
  process: ['服务流程', 'Process'],
  environment: ['服务环境', 'Environment'],
})
export type Area = keyof typeof areaTexts
export const areas = ['attitude', 'timeliness', 'skill', 'process', 'environment'] as const satisfies readonly Area[]

/** What is measured, by which measure, and where the figure comes from. */
export const zStandardItem = z.strictObject({
  area: z.enum(areas),
  item: zText(120),
  measure: zText(120),
  source: zText(120),
})
export type StandardItem = z.output<typeof zStandardItem>

const LEAST_ITEMS = 3

/** A standard that says nothing measurable about one of the five is no standard. */
export function mayPublishStandard(items: readonly StandardItem[]): Ruling<true> {
  const thin = areas.find(
    area => new Set(items.filter(item => item.area === area).map(item => item.item)).size < LEAST_ITEMS,
  )
  return thin ? deny(managementRefusals.thinStandard, { area: areaTexts[thin] }) : allow(true)
}
