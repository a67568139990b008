import { newId } from '#domain/kernel/id.ts'
import { isRepeatable, type Problem } from './problem.ts'

/** What is sent under a key, and an id made at that moment, which says when it was. */
type Sending<I> = { key: string; input: I; moment: string }

/**
 * The idempotency key of one submit action. Made with the first sending; kept while it is unknown whether the server did
 * the work, so that a second press repeats and does not double; renewed after a definite answer.
 *
 * A second press makes the ids of what it wants created anew. When they are all that differs, the first input goes out
 * once more: under one key the server takes one input only.
 */
export function createSubmitKey<I>(make: () => string = newId) {
  let open: Sending<I> | null = null
  return {
    take(input: I): { key: string; input: I } {
      const next = { key: open?.key ?? make(), input, moment: newId() }
      if (!open || !isSame(open.input, input, open.moment, next.moment)) open = next
      return open
    },
    /** `null` when it worked. */
    settle(problem: Problem | null) {
      if (problem === null || !isRepeatable(problem)) open = null
    },
  }
}

/** The same but for ids that were made with these two presses. */
function isSame(before: unknown, now: unknown, pressedBefore: string, pressedNow: string): boolean {
  if (Object.is(before, now)) return true
  if (typeof before === 'string' && typeof now === 'string')
    return isMadeWith(before, pressedBefore) && isMadeWith(now, pressedNow)
  if (!isTree(before) || !isTree(now) || Array.isArray(before) !== Array.isArray(now)) return false
  const keys = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...keys].every(key => isSame(Reflect.get(before, key), Reflect.get(now, key), pressedBefore, pressedNow))
}

const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const PRESS_MS = 250

/** Nobody can choose a record whose id is as young as the press that chooses it. */
function isMadeWith(id: string, press: string): boolean {
  const age = madeMs(press) - madeMs(id)
  return version7.test(id) && age >= 0 && age <= PRESS_MS
}

function madeMs(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
