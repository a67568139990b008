import type { CallContext } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { visitKinds } from './loaders.ts'

type Run<I, O> = (input: I, call: { context: CallContext }) => Promise<O>

/** A command on a visit: whatever shows it is read again. */
export function useVisitCommand<I, O>(
  run: Run<I, O>,
  options: { success?: string; onDone?: (answer: O) => void } = {},
) {
  return useCommand<I, O>({ run, invalidates: [...visitKinds, 'duty', 'notice'], ...options })
}
