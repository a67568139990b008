import { texts } from '#domain/kernel/texts.ts'

/** What is done in a bay; the rules of planning speak of these. */
export const bayClassTexts = texts({
  quick: ['快保', 'Quick service'],
  mechanic: ['机电维修', 'Mechanical'],
  body: ['钣金', 'Body'],
  paint: ['喷漆', 'Paint'],
  hv: ['高压', 'High voltage'],
  alignment: ['四轮定位', 'Alignment'],
  wash: ['洗车美容', 'Wash'],
  inspection: ['检测', 'Inspection'],
  reception: ['预检', 'Reception check'],
})
export type BayClass = keyof typeof bayClassTexts
export const bayClasses = [
  'quick',
  'mechanic',
  'body',
  'paint',
  'hv',
  'alignment',
  'wash',
  'inspection',
  'reception',
] as const satisfies BayClass[]
