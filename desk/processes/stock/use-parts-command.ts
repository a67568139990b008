import type { CallContext } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { partsKinds } from './loaders.ts'

type Run<I, O> = (input: I, call: { context: CallContext }) => Promise<O>

/** A command that moves parts: whatever shows them is read again. */
export function usePartsCommand<I, O>(run: Run<I, O>, options: { success?: string; quiet?: boolean } = {}) {
  return useCommand<I, O>({ run, invalidates: [...partsKinds, 'part'], ...options })
}
