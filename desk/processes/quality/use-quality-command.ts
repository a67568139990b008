import type { CallContext } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { inspectionKinds } from './loaders.ts'

export const qualityChanges = [...inspectionKinds, 'paper', 'duty', 'notice'] as const

type Run<I, O> = (input: I, call: { context: CallContext }) => Promise<O>

export function useQualityCommand<I, O>(run: Run<I, O>, options: { success?: string; onDone?: () => void } = {}) {
  return useCommand<I, O>({ run, invalidates: qualityChanges, ...options })
}
