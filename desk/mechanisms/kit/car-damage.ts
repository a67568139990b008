import { texts } from '#domain/kernel/texts.ts'
import type { CarPanel, CarView } from './car-shapes.ts'

export const damageTexts = texts({
  scratch: ['划痕', 'Scratch'],
  dent: ['凹陷', 'Dent'],
  paint: ['掉漆', 'Paint off'],
  crack: ['裂纹', 'Crack'],
  missing: ['缺失', 'Missing'],
})
export type DamageKind = keyof typeof damageTexts
export const damageKinds = ['scratch', 'dent', 'paint', 'crack', 'missing'] as const satisfies readonly DamageKind[]

/** Place and kind of one damage; x and y are shares of the view's box, so that paper and screen agree. */
export type DamageMark = { id: string; view: CarView; panel: CarPanel; x: number; y: number; kind: DamageKind }
