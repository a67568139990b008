import { z } from 'zod'
import { SHANGHAI } from '#domain/kernel/time.ts'
import { instant, maybe, text } from './content.ts'

export const paperStates = ['draft', 'presented', 'signed', 'voided', 'final'] as const

export const signatureMethods = ['drawn', 'code', 'staff'] as const

/** Who issues the paper, as the head of the sheet prints it. */
export const paperStore = z.strictObject({
  name: text,
  address: maybe(text),
  phone: maybe(text),
  creditCode: maybe(text),
  timeZone: z.string().default(SHANGHAI),
})

export const paperSignature = z.strictObject({
  role: z.string(),
  label: text,
  name: text,
  signedAt: instant,
  method: z.enum(signatureMethods),
  /** Whose telephone the code went to, masked. */
  phone: maybe(text),
  /** The drawn strokes as a PNG data address; a code or a member of staff leaves none. */
  image: maybe(z.string().startsWith('data:image/')),
  voidedAt: maybe(instant),
  voidReason: maybe(text),
})

/** One paper as both renderers take it: a draft has no number yet, because numbers are drawn when it is presented. */
export const paperDocument = z.strictObject({
  kind: z.string(),
  number: maybe(z.string()),
  revision: z.int().min(1),
  store: paperStore,
  issuedAt: instant,
  content: z.unknown(),
  contentHash: z.string(),
  templateVersion: z.int().min(1),
  state: z.enum(paperStates),
  signatures: z.array(paperSignature).default([]),
})

export type PaperState = (typeof paperStates)[number]
export type SignatureMethod = (typeof signatureMethods)[number]
export type PaperStore = z.output<typeof paperStore>
export type PaperSignature = z.output<typeof paperSignature>
export type PaperDocument = z.output<typeof paperDocument>
export type SignatureSlot = { role: string; label: string; required: boolean }
