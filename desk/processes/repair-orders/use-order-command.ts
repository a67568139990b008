import type { CallContext } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'

/** What goes stale when an order changes: the order itself, the lists it stands in, what is to be done for it. */
export const orderChanges = ['order', 'addOn', 'orderLine', 'paper', 'duty', 'notice', 'approval'] as const

type Run<I, O> = (input: I, call: { context: CallContext }) => Promise<O>
type Options<I, O> = {
  success?: string
  quiet?: boolean
  onDone?: (answer: O, input: I) => void
  onReload?: () => void
}

export function useOrderCommand<I, O>(run: Run<I, O>, options: Options<I, O> = {}) {
  return useCommand<I, O>({ run, invalidates: orderChanges, ...options })
}
