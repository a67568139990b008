/** A stream of chance that is the same for the same seed on every machine. */
export type Rng = {
  /** A whole number from 0 up to, not including, the limit. */
  below: (limit: number) => number
  /** A fraction from 0 up to, not including, 1. */
  fraction: () => number
}

/** The generator sfc32: fast, small, and without visible patterns at this use. */
export function makeRng(seed: number): Rng {
  let a = seed | 0
  let b = (seed / 4294967296) | 0
  let c = 0x9e3779b9 | 0
  let counter = 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return sum >>> 0
  }
  // The first numbers of neighbouring seeds are alike.
  for (let i = 0; i < 15; i++) next()
  return {
    below: limit => Math.floor((next() / 4294967296) * limit),
    fraction: () => next() / 4294967296,
  }
}
