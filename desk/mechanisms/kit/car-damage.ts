import { texts } from '#domain/kernel/texts.ts'
import type { CarPanel, CarView } from '#domain/mechanisms/car-drawing/car-shapes.ts'

export const damageTexts = texts({
  scratch: ['划痕', 'Scratch'],
  dent: ['凹陷', 'Dent'],
  paint: ['掉漆', 'Paint loss'],
  crack: ['裂纹', 'Crack'],
  rust: ['锈蚀', 'Rust'],
  broken: ['破损', 'Broken'],
  missing: ['缺失', 'Missing'],
  other: ['其他', 'Other'],
})
export type DamageKind = keyof typeof damageTexts
export const damageKinds = [
  'scratch',
  'dent',
  'paint',
  'crack',
  'rust',
  'broken',
  'missing',
  'other',
] as const satisfies readonly DamageKind[]

/** Place and kind of one damage; x and y are shares of the view's box, so that paper and screen agree. */
export type DamageMark = { id: string; view: CarView; panel: CarPanel; x: number; y: number; kind: DamageKind }
