import { texts } from '#domain/kernel/texts.ts'
import type { DateOn } from '#domain/kernel/time.ts'
import type { Valuables } from './kinds.ts'

export const intakeFieldTexts = texts({
  vehicle: ['车辆', 'Car'],
  introduction: ['新客户介绍', 'Introduction to the new customer'],
  mileage: ['里程', 'Mileage'],
  fuel: ['油量/电量', 'Fuel'],
  abnormality: ['接车异常（或“无异常”）', 'Findings (or “none”)'],
  together: ['当面检查', 'Checked together'],
  checklist: ['环车检查项', 'Walk-around points'],
  belongings: ['随车物品（或“无”）', 'Belongings (or “none”)'],
  spareWheel: ['备胎', 'Spare wheel'],
  valuables: ['贵重物品', 'Valuables'],
  papers: ['证件（或“未交接”）', 'Papers (or “none”)'],
})
export type IntakeField = keyof typeof intakeFieldTexts

export type IntakeFacts = {
  vehicleId: string | null
  newCustomer: boolean
  introducedAt: string | null
  introductionSkipped: string
  mileageKm: number | null
  fuelPercent: number | null
  abnormality: string
  checkedWithCustomer: boolean
  openPoints: number
  belongings: number
  noBelongings: boolean
  spareWheel: boolean | null
  valuables: Valuables | null
  papers: number
  noPapers: boolean
}

/** What the walk-around and the lists still owe before the customer signs them. */
export function intakeGaps(facts: IntakeFacts): IntakeField[] {
  const gaps: [IntakeField, boolean][] = [
    ['vehicle', facts.vehicleId === null],
    ['introduction', introductionOwed(facts)],
    ['mileage', facts.mileageKm === null],
    ['fuel', facts.fuelPercent === null],
    ['abnormality', facts.abnormality === ''],
    ['together', !facts.checkedWithCustomer],
    ['checklist', facts.openPoints > 0],
    ['belongings', facts.belongings === 0 && !facts.noBelongings],
    ['spareWheel', facts.spareWheel === null],
    ['valuables', facts.valuables === null],
    ['papers', facts.papers === 0 && !facts.noPapers],
  ]
  return gaps.flatMap(([field, missing]) => (missing ? [field] : []))
}

/** A new customer hears what we do and how; skipping it needs a reason (RCV-07). */
export function introductionOwed(
  facts: Pick<IntakeFacts, 'newCustomer' | 'introducedAt' | 'introductionSkipped'>,
): boolean {
  return facts.newCustomer && facts.introducedAt === null && facts.introductionSkipped === ''
}

/** A paper whose day is over is not valid, whatever was ticked. */
export function paperIsValid(paper: { valid: boolean; validUntil: DateOn | null }, today: DateOn): boolean {
  return paper.valid && (paper.validUntil === null || paper.validUntil >= today)
}

export function differenceOwed(paper: {
  valid: boolean
  complete: boolean
  intact: boolean
  difference: string
  handling: string
}): boolean {
  const asItShould = paper.valid && paper.complete && paper.intact
  return !asItShould && (paper.difference.trim() === '' || paper.handling.trim() === '')
}

export type ReturnedItem = { name: string; count: number; returnedCount: number | null }

/** Items that did not come back in full, for the gate of delivery (RCV-13). */
export function notReturned(items: readonly ReturnedItem[]): { name: string; missing: number }[] {
  return items
    .map(item => ({ name: item.name, missing: item.count - (item.returnedCount ?? 0) }))
    .filter(item => item.missing > 0)
}
