import { bodyLabour } from './labour-body.ts'
import { chassisLabour } from './labour-chassis.ts'
import { electricLabour } from './labour-electric.ts'
import type { LabourLine, LabourSystem, SkillGrade, SystemKey, Trade, WorkClass } from './labour-lines.ts'
import { powertrainLabour } from './labour-powertrain.ts'
import { type LabourStep, labourSteps } from './labour-steps.ts'
import { usualSteps } from './labour-usual-steps.ts'
import type { PowerType } from './vehicle-kinds.ts'

export type LabourRow = {
  code: string
  name: string
  system: SystemKey
  trade: Trade
  powers: readonly PowerType[]
  hoursCenti: number
  grade: SkillGrade
  needsHvCertificate: boolean
  /** Key items are inspected a second time by an inspector. */
  isKeyItem: boolean
  workClass: WorkClass
  steps: readonly LabourStep[]
  /** Keys of part families usually needed. */
  partFamilies: readonly string[]
}

export const labourRows: readonly LabourRow[] = [
  ...powertrainLabour,
  ...chassisLabour,
  ...electricLabour,
  ...bodyLabour,
].flatMap(system => system.lines.map(line => labourRow(system, line)))

function labourRow(system: LabourSystem, line: LabourLine): LabourRow {
  const [code, name, hoursCenti, grade, parts = '', options = {}] = line
  const partFamilies = parts === '' ? [] : parts.split(' ')
  return {
    code,
    name,
    system: system.system,
    trade: options.trade ?? system.trade,
    powers: options.powers ?? system.powers,
    hoursCenti,
    grade,
    needsHvCertificate: options.needsHvCertificate ?? false,
    isKeyItem: options.isKeyItem ?? system.isKeyItem,
    workClass: options.workClass ?? system.workClass,
    steps: labourSteps[code] ?? usualSteps(system.system, name, partFamilies.length > 0),
    partFamilies,
  }
}
