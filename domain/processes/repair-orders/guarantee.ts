import { texts } from '#domain/kernel/texts.ts'
import { dateOn, daysBetweenOn, type Instant } from '#domain/kernel/time.ts'
import type { GuaranteeTerm } from './policies.ts'

/** Where in the house the first repair went wrong; 'customer' when it was none of the house's doing. */
export const reworkSteps = ['diagnosis', 'repair', 'parts', 'inspection', 'customer'] as const
export type ReworkStep = (typeof reworkSteps)[number]

export const reworkStepTexts = texts({
  diagnosis: ['诊断', 'Diagnosis'],
  repair: ['施工', 'Repair'],
  parts: ['配件', 'Parts'],
  inspection: ['质检', 'Inspection'],
  customer: ['客户使用或外因', 'Use or outside cause'],
})

export type FirstRepair = { deliveredAt: Instant | null; deliveredKm: number | null; classes: readonly string[] }
export type CarNow = { at: Instant; km: number | null; zone: string }

/** RO-16: days and kilometres from the hand-over, whichever is over first; the longest term of what was done holds. */
export function isUnderGuarantee(
  first: FirstRepair,
  terms: Readonly<Record<string, GuaranteeTerm>>,
  car: CarNow,
): boolean {
  const { deliveredAt, deliveredKm } = first
  if (deliveredAt === null) return true
  const days = daysBetweenOn(dateOn(deliveredAt, car.zone), dateOn(car.at, car.zone))
  const km = car.km === null || deliveredKm === null ? 0 : car.km - deliveredKm
  return first.classes.some(name => {
    const term = terms[name]
    return term !== undefined && days <= term.days && km <= term.km
  })
}
