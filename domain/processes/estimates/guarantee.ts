import type { GuaranteeTerm } from '../repair-orders/policies.ts'

type Line = {
  id: string
  kind: string
  name: string
  guaranteeClass: string
  forLineId: string | null
  customerSupplied: boolean
}

/** What is guaranteed how long: the terms of one class of work, and what they cover here. */
export type GuaranteeGroup = { workType: string; days: number; km: number; items: string[] }

/** The class that holds where the catalogue names none; the certificate at delivery does the same. */
const SMALLEST = '小修'

/** The class of a line; a part shares that of the work it is for. */
export function guaranteeClassOf(line: Line, lines: readonly Line[]): string | null {
  if (line.customerSupplied || line.kind === 'other') return null
  const head = lines.find(item => item.id === line.forLineId)
  return line.guaranteeClass || head?.guaranteeClass || SMALLEST
}

/** EST-12: the guarantee by class of work, longest first; what the customer brings along has none. */
export function guaranteeGroups(
  lines: readonly Line[],
  terms: Readonly<Record<string, GuaranteeTerm>>,
): GuaranteeGroup[] {
  const groups = new Map<string, string[]>()
  for (const line of lines) {
    const workType = guaranteeClassOf(line, lines)
    if (workType === null) continue
    const items = groups.get(workType) ?? []
    groups.set(workType, items.includes(line.name) ? items : [...items, line.name])
  }
  return [...groups]
    .flatMap(([workType, items]) => {
      const term = terms[workType] ?? terms[SMALLEST]
      return term ? [{ workType, days: term.days, km: term.km, items }] : []
    })
    .toSorted((a, b) => b.days - a.days)
}
