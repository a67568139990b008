/** A seeded source of chance: the same seed gives the same demo shop, day after day. Never for secrets. */
export type Rng = {
  /** At least 0, less than 1. */
  next: () => number
  /** Both ends included. */
  int: (min: number, max: number) => number
  chance: (probability: number) => boolean
  pick: <T>(items: readonly T[]) => T
  weighted: <T>(choices: readonly (readonly [item: T, weight: number])[]) => T
  shuffle: <T>(items: readonly T[]) => T[]
  /** An independent stream, so that adding a draw in one place leaves the others as they were. */
  fork: (name: string) => Rng
}

export function createRng(seed: string | number): Rng {
  const next = sfc32(seedWords(String(seed)))
  const int = (min: number, max: number) => {
    if (!(Number.isSafeInteger(min) && Number.isSafeInteger(max) && min <= max)) throw new RangeError(`${min}..${max}`)
    return min + Math.floor(next() * (max - min + 1))
  }
  return {
    next,
    int,
    chance: probability => next() < probability,
    pick: items => itemAt(items, int(0, items.length - 1)),
    weighted: choices =>
      itemAt(
        choices,
        weightedIndex(
          choices.map(choice => choice[1]),
          next(),
        ),
      )[0],
    shuffle: items => shuffled(items, int),
    fork: name => createRng(`${seed}/${name}`),
  }
}

function weightedIndex(weights: readonly number[], share: number): number {
  if (weights.some(weight => !(weight >= 0))) throw new RangeError('A weight cannot be negative')
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total <= 0) throw new RangeError('Nothing can be drawn from no weight')
  let left = share * total
  for (const [index, weight] of weights.entries()) {
    if (left < weight) return index
    left -= weight
  }
  // Sums of fractions may leave a trace of weight over; it belongs to the last choice that has any.
  return weights.findLastIndex(weight => weight > 0)
}

function shuffled<T>(items: readonly T[], int: (min: number, max: number) => number): T[] {
  const result = [...items]
  for (let last = result.length - 1; last > 0; last--) {
    const other = int(0, last)
    const moved = itemAt(result, last)
    result[last] = itemAt(result, other)
    result[other] = moved
  }
  return result
}

/** Takes the item from a slice, because an item may itself be undefined and a missing one must throw. */
function itemAt<T>(items: readonly T[], index: number): T {
  for (const item of items.slice(index, index + 1)) return item
  throw new RangeError(`No item ${index}`)
}

/** Chris Doty-Humphrey's small fast counter, 53 bits a draw. */
function sfc32(words: readonly [number, number, number]): () => number {
  let [a, b, c] = words
  let counter = 1
  const draw = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return t >>> 0
  }
  for (let warmUp = 0; warmUp < 15; warmUp++) draw()
  return () => ((draw() >>> 5) * 2 ** 26 + (draw() >>> 6)) / 2 ** 53
}

function seedWords(seed: string): [number, number, number] {
  const word = (basis: number) => {
    let hash = basis
    for (const letter of seed) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    return (hash ^ (hash >>> 13)) | 0
  }
  return [word(0x811c9dc5), word(0x9e3779b9), word(0x2545f491)]
}
