import type { CallContext } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { floorKinds } from './loaders.ts'

type Run<I, O> = (input: I, call: { context: CallContext }) => Promise<O>
type Options<O> = { success?: string; onDone?: (answer: O) => void }

/** A command on the floor: board, queues and tablets are read again. */
export function useFloorCommand<I, O>(run: Run<I, O>, options: Options<O> = {}) {
  return useCommand<I, O>({ run, invalidates: [...floorKinds, 'duty', 'notice', 'paper'], ...options })
}
