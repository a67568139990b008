/** Things that serve once, such as cars that have not arrived yet. */
export type Supply = { take(): string; add(more: readonly string[]): void }

/** @throws Error from `take` when nothing is left: what is used twice is another, cheaper request. */
export function openSupply(what: string): Supply {
  const left: string[] = []
  return {
    take: () => {
      const next = left.shift()
      if (next === undefined) throw new Error(`No ${what} left: measure fewer seconds`)
      return next
    },
    add: more => void left.push(...more),
  }
}
