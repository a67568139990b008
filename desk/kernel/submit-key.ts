import { newId } from '#domain/kernel/id.ts'
import { isRepeatable, type Problem } from './problem.ts'

/**
 * The idempotency key of one submit action. Made with the first sending; kept while it is unknown whether the server did
 * the work, so that a second press repeats and does not double; renewed after a definite answer.
 */
export function createSubmitKey(make: () => string = newId) {
  let key: string | null = null
  return {
    take(): string {
      key ??= make()
      return key
    },
    /** `null` when it worked. */
    settle(problem: Problem | null) {
      if (problem === null || !isRepeatable(problem)) key = null
    },
  }
}
