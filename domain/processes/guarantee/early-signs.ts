import { type EarlyFault, isAssembly } from './early-faults.ts'

/** What makes the house ask about a fault: words in what is said or done, and systems a line belongs to. */
export type FaultSigns = { fault: EarlyFault; systems: readonly string[]; words: readonly string[] }

export type PointingLine = {
  id: string
  kind: 'labour' | 'part' | 'other'
  name: string
  system: string
  guaranteeClass: string
  payer: string
  forLineId: string | null
  basisText: string
}

type Rule = { signs: readonly FaultSigns[] }

/** The class of work by which the change of a whole assembly is known. */
export const ASSEMBLY_WORK = '总成修理'

/**
 * The faults an order points to and what points to them. It asks too often rather than too rarely: a person says what it
 * is. What an insurer pays is an accident, not a fault of the car.
 */
export function faultsIn(
  lines: readonly PointingLine[],
  said: readonly string[],
  rule: Rule,
): { fault: EarlyFault; because: string[] }[] {
  return rule.signs.flatMap(({ fault, words }) => {
    const own = linesOfFault(fault, lines, rule).map(line => line.name)
    // Of the assemblies only a change counts, which is a line; the five faults are enough as the owner tells them.
    const told = isAssembly(fault) ? [] : said.filter(text => hits(text, words))
    const because = [...new Set([...own, ...told])]
    return because.length === 0 ? [] : [{ fault, because }]
  })
}

/** The lines that repair this fault: with the labour come the parts it takes. */
export function linesOfFault(fault: EarlyFault, lines: readonly PointingLine[], { signs }: Rule): PointingLine[] {
  const sign = signs.find(one => one.fault === fault)
  if (!sign) return []
  const counted = lines.filter(line => line.payer !== 'insurer')
  const direct = new Set(counted.filter(line => points(line, counted, sign)).map(line => line.id))
  return counted.filter(line => direct.has(line.id) || (line.forLineId !== null && direct.has(line.forLineId)))
}

function points(line: PointingLine, lines: readonly PointingLine[], { fault, systems, words }: FaultSigns): boolean {
  if (line.kind === 'part') return line.forLineId === null && hits(line.name, words)
  const isOfSystem = hits(line.system, systems)
  if (!isAssembly(fault)) return isOfSystem || hits(line.name, words) || hits(line.basisText, words)
  const parts = lines.filter(part => part.forLineId === line.id)
  const isMain = [line, ...parts].some(({ name }) => hits(name, words))
  return isOfSystem ? isMain || line.guaranteeClass === ASSEMBLY_WORK : isMain && systems.length === 0
}

const hits = (text: string, words: readonly string[]) => words.some(word => text.includes(word))
