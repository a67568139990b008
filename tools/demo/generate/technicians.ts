import { type LabourRow, labourRows } from '../data/labour.ts'
import type { SkillGrade } from '../data/labour-lines.ts'
import { type StaffRow, staff } from '../data/staff.ts'
import { type BayKind, type StoreKey, storeKeys } from '../data/stores.ts'

const gradeOrder: readonly SkillGrade[] = ['apprentice', 'junior', 'middle', 'senior', 'expert']

/** The technical department's own man helps out in diagnosis and is not dispatched. */
const crafts = staff.filter(row => row.grade !== undefined && !row.roles.includes('R-TECH-EXP'))

/** People who may do the line by trade, grade and high-voltage certificate. */
export function techniciansFor(storeKey: StoreKey, row: LabourRow): StaffRow[] {
  return crafts.filter(
    person =>
      person.storeKey === storeKey &&
      person.trades.includes(row.trade) &&
      gradeOrder.indexOf(person.grade ?? 'apprentice') >= gradeOrder.indexOf(row.grade) &&
      (!row.needsHvCertificate || person.hasHvCertificate),
  )
}

/** Those trained in all the systems come first; only where there is none must others step in. */
export function techniciansForAll(storeKey: StoreKey, rows: readonly LabourRow[]): StaffRow[] {
  const able = rows
    .map(row => techniciansFor(storeKey, row))
    .reduce((all, some) => all.filter(person => some.includes(person)))
  const trained = able.filter(person => rows.every(row => person.skills.includes(row.system)))
  return trained.length > 0 ? trained : able
}

const doable = new Map(
  storeKeys.map(
    storeKey =>
      [
        storeKey,
        new Set(labourRows.filter(row => techniciansFor(storeKey, row).length > 0).map(row => row.code)),
      ] as const,
  ),
)

export function canDo(storeKey: StoreKey, row: LabourRow): boolean {
  return doable.get(storeKey)?.has(row.code) ?? false
}

export type WorkGroup = {
  kind: 'workshop' | 'body' | 'paint' | 'beauty'
  rows: readonly LabourRow[]
  bays: readonly BayKind[]
}

const alignmentCodes = new Set(['ZX012', 'ZX013', 'ZX014'])

/** The stations a job passes, in their order: workshop, body, paint, beauty. */
export function workGroups(rows: readonly LabourRow[]): WorkGroup[] {
  const byKind = (kind: WorkGroup['kind']) => rows.filter(row => stationOf(row) === kind)
  const groups: WorkGroup[] = [
    { kind: 'workshop', rows: byKind('workshop'), bays: workshopBays(byKind('workshop')) },
    { kind: 'body', rows: byKind('body'), bays: ['body'] },
    { kind: 'paint', rows: byKind('paint'), bays: ['paint'] },
    { kind: 'beauty', rows: byKind('beauty'), bays: ['wash'] },
  ]
  return groups.filter(group => group.rows.length > 0)
}

function stationOf(row: LabourRow): WorkGroup['kind'] {
  if (row.trade === 'body' || row.trade === 'paint' || row.trade === 'beauty') return row.trade
  return 'workshop'
}

function workshopBays(rows: readonly LabourRow[]): readonly BayKind[] {
  if (rows.some(row => row.needsHvCertificate)) return ['hv']
  if (rows.some(row => row.system === 'hv')) return ['hv', 'mechanic']
  if (rows.some(row => alignmentCodes.has(row.code) || row.system === 'adas')) return ['alignment', 'mechanic']
  if (rows.every(row => row.system === 'service' || row.system === 'tyre')) return ['quick', 'mechanic']
  return ['mechanic', 'quick']
}
