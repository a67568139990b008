import type { z } from 'zod'
import { canonicalJson } from '#domain/kernel/canonical.ts'
import type { PaperDefinition } from './definition.ts'

/** The exact text a paper's hash is taken over, and thus what a signature binds. */
export function sealText<C extends z.ZodType>(definition: PaperDefinition<C>, content: z.input<C>): string {
  return canonicalJson({
    kind: definition.kind,
    templateVersion: definition.templateVersion,
    content: definition.content.parse(content),
  })
}
