import type { z } from 'zod'
import { formatLocal } from '#domain/kernel/time.ts'
import type { Block } from './block.ts'
import type { PaperDocument, SignatureSlot } from './document.ts'
import { signatureLines } from './signature-lines.ts'

/** A4 for everything that is filed; the smaller sizes for what goes to a gate, a till or a key ring. */
export type PaperPage = 'A4' | 'A4-landscape' | 'A5-landscape' | 'label'

export type PaperSpec<C extends z.ZodType> = {
  kind: string
  key: string
  title: string
  /** The name a standard gives the form, printed below the title. */
  subtitle?: string
  aliases: readonly string[]
  /** Prefix of the running number; every kind has a series of its own. */
  series: string
  templateVersion: number
  page?: PaperPage
  content: C
  signatures: readonly SignatureSlot[]
  layout: (content: z.output<C>, paper: PaperContext) => readonly Block[]
}

/** What a layout is given besides the content: times in the store's zone, and the signatures of this very paper. */
export type PaperContext = {
  document: PaperDocument
  at: (instant: string | null) => string | null
  sign: (...roles: readonly string[]) => Block
}

export type PaperDefinition<C extends z.ZodType = z.ZodType> = Omit<PaperSpec<C>, 'layout' | 'page'> & {
  page: PaperPage
  /** Parses the content first: a paper that no longer fits its own schema must not print with holes in it. */
  layOut: (document: PaperDocument) => readonly Block[]
}

export function definePaper<C extends z.ZodType>(spec: PaperSpec<C>): PaperDefinition<C> {
  const { layout, page = 'A4', ...rest } = spec
  return {
    ...rest,
    page,
    layOut: document => layout(spec.content.parse(document.content), contextOf(spec.signatures, document)),
  }
}

function contextOf(slots: readonly SignatureSlot[], document: PaperDocument): PaperContext {
  const at = (instant: string | null) => (instant === null ? null : formatLocal(instant, document.store.timeZone))
  return {
    document,
    at,
    sign: (...roles) => {
      const chosen = roles.length === 0 ? slots : slots.filter(slot => roles.includes(slot.role))
      return { type: 'signatures', lines: signatureLines(chosen, document.signatures, at) }
    },
  }
}
