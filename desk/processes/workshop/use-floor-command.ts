import type { CallContext } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { useQueued } from '#desk/kernel/offline/use-outbox.ts'
import { jobLines } from './job-waiting.ts'
import { floorKinds, type JobDetail } from './loaders.ts'

type Run<I, O> = (input: I, call: { context: CallContext }) => Promise<O>
type Options<O> = { success?: string; onDone?: (answer: O) => void }

type FloorOperation = 'workshop.start' | 'workshop.pause' | 'workshop.finish' | 'workshop.step'

/** Clocking and steps are not lost without the network: they keep the time of the tap and are sent in order. */
export function useClock<N extends FloorOperation>(operation: N, job: JobDetail, success?: string) {
  const command = useQueued(operation, {
    about: { kind: 'job', id: job.id },
    invalidates: [...floorKinds, 'duty', 'notice', 'paper'],
    ...(success ? { success } : {}),
  })
  const give = (input: Parameters<typeof command.send>[0], what: string) =>
    command.send(input, {
      label: `${job.plate} ${job.name} · ${what}`,
      base: jobLines(job.state),
      mine: jobLines(null, what),
    })
  return { give, busy: command.busy }
}

/** A command on the floor: board, queues and tablets are read again. */
export function useFloorCommand<I, O>(run: Run<I, O>, options: Options<O> = {}) {
  return useCommand<I, O>({ run, invalidates: [...floorKinds, 'duty', 'notice', 'paper'], ...options })
}
