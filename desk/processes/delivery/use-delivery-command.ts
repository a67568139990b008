import type { CallContext } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { deliveryTouches } from './loaders.ts'

type Run<I, O> = (input: I, call: { context: CallContext }) => Promise<O>

/** A command on a delivery: all that shows it is read again. */
export function useDeliveryCommand<I, O>(
  run: Run<I, O>,
  options: { success?: string; onDone?: (answer: O) => void } = {},
) {
  return useCommand<I, O>({ run, invalidates: deliveryTouches, ...options })
}
