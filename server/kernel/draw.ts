import { kernelRefusals } from '#domain/kernel/refusals.ts'
import { refuse } from './errors.ts'

/** A photo takes a second on a busy machine; what takes longer hangs. */
const PATIENCE_MS = 10_000
const hung = Symbol('hung')

/**
 * Has a picture drawn, and once more when it hangs: on a busy machine a thread of the drawing library now and then misses
 * the call it waits for and never comes back, and whoever waits for it holds a transaction.
 * @throws AppError busy when it hung twice
 */
export async function draw<T>(drawing: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  const first = await within(drawing(), patienceMs)
  const drawn = first === hung ? await within(drawing(), patienceMs) : first
  if (drawn === hung) throw refuse(kernelRefusals.busy)
  return drawn
}

async function within<T>(work: Promise<T>, ms: number): Promise<T | typeof hung> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<typeof hung>(resolve => {
    timer = setTimeout(resolve, ms, hung)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
