import type { Ctx } from '#server/kernel/context.ts'
import { changes } from '#server/kernel/versions.ts'

/** Columns that only serve search or hold a ciphertext say nothing to whoever reads the timeline. */
const inner = /Cipher$|Hash$/

/**
 * Which personal fields changed. That a value came or went stays readable, and so do the names of the fields, so that a
 * stale edit can say what was changed; the values are sealed, because the timeline is never rewritten and must not keep
 * what a customer has asked us to forget.
 */
export function sealedChanges(
  ctx: Ctx,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, { from: string | null; to: string | null; sealed: string }> {
  const changed = Object.entries(changes(before, after)).filter(([field]) => !inner.test(field))
  return Object.fromEntries(
    changed.map(([field, values]) => [
      field,
      {
        from: covered(values.from),
        to: covered(values.to),
        sealed: ctx.services.vault.seal(JSON.stringify(values)),
      },
    ]),
  )
}

function covered(value: unknown): string | null {
  const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0)
  return isEmpty ? null : '•••'
}
