export type HandoverFacts = {
  adviserId: string | null
  /** Who received this customer last time, and what was noted then. */
  last: { adviserId: string | null; note: string } | null
  openItems: number
  readAt: string | null
}

/** Another adviser than last time has something to read first (RCV-29). */
export function handoverOwed(facts: HandoverFacts): boolean {
  const { last } = facts
  if (last === null || last.adviserId === null || facts.adviserId === null) return false
  const hasWords = last.note !== '' || facts.openItems > 0
  return hasWords && last.adviserId !== facts.adviserId && facts.readAt === null
}
