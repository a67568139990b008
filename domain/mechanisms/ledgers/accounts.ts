import { type Fen, fen, sumFen } from '#domain/kernel/money.ts'
import { texts } from '#domain/kernel/texts.ts'

/**
 * Double entry with debits positive: money taken in is `till +`, what a customer owes is `receivable +`, a deposit he
 * left with us is `deposit -`, what we earned is `revenue -`. The entries of one posting sum to zero.
 */
export const accountTexts = texts({
  receivable: ['应收', 'receivable'],
  deposit: ['定金', 'deposit'],
  till: ['收银', 'till'],
  revenue: ['收入', 'revenue'],
  discount: ['优惠', 'discount'],
  clearing: ['过渡', 'clearing'],
})

export type AccountKind = keyof typeof accountTexts

/** On which side an account normally stands; its balance is read from that side, so that a deposit held is positive. */
const sides: Record<AccountKind, 1 | -1> = {
  receivable: 1,
  till: 1,
  discount: 1,
  clearing: 1,
  deposit: -1,
  revenue: -1,
}

/** What an account holds, seen from its own side; below zero it is overpaid or overdrawn. */
export function heldFen(kind: AccountKind, balanceFen: Fen): Fen {
  return fen(sides[kind] * balanceFen)
}

export type AccountKey = { kind: AccountKind; subjectId: string; label: string }

/** Entries on the same account summed and in one fixed order; what cancels out is left away. */
export function mergeEntries<Entry extends AccountKey & { amountFen: Fen }>(entries: readonly Entry[]): Entry[] {
  const merged = new Map<string, Entry>()
  for (const entry of entries) {
    const key = [entry.kind, entry.subjectId, entry.label].join(' ')
    const earlier = merged.get(key)
    merged.set(key, earlier ? { ...earlier, amountFen: sumFen([earlier.amountFen, entry.amountFen]) } : entry)
  }
  return [...merged]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, entry]) => entry)
    .filter(entry => entry.amountFen !== 0)
}

export function isBalanced(entries: readonly { amountFen: Fen }[]): boolean {
  return sumFen(entries.map(entry => entry.amountFen)) === 0
}
