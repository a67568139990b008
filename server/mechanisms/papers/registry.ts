import { kernelRefusals } from '#domain/kernel/refusals.ts'
import type { PaperDefinition } from '#domain/mechanisms/papers/definition.ts'
import { refuse } from '#server/kernel/errors.ts'

const byKind = new Map<string, PaperDefinition>()

/** Wired once, in the server's composition: the forms are the processes', the machine is not. */
export function wirePapers(definitions: readonly PaperDefinition[]): void {
  byKind.clear()
  for (const definition of definitions) byKind.set(definition.kind, definition)
}

export function paperKinds(): PaperDefinition[] {
  return [...byKind.values()]
}

export function definitionOf(kind: string): PaperDefinition {
  const definition = byKind.get(kind)
  if (!definition) throw refuse(kernelRefusals.notFound)
  return definition
}
