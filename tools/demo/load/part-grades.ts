import type { PartGrade } from '../data/part-kinds.ts'

/** The demo's grades in the words of the product. */
export const partGrades = {
  genuine: 'original',
  equivalent: 'certified',
  aftermarket: 'aftermarket',
  refurbished: 'remanufactured',
  used: 'used',
} as const satisfies Record<PartGrade, string>
