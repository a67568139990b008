import type { PaperDefinition } from '#domain/mechanisms/papers/definition.ts'
import type { PaperDocument } from '#domain/mechanisms/papers/document.ts'
import { layOutSheet } from '#domain/mechanisms/papers/sheet.ts'
import type { Images } from './draw-media.ts'
import { createPdfPress } from './press.ts'

const press = createPdfPress({ idleMs: 60_000, timeoutMs: 30_000 })

/** Pictures are given by file id; those that are missing print as a frame with the archive number. */
export async function renderPdf(
  definition: PaperDefinition,
  document: PaperDocument,
  images: Images = {},
): Promise<Uint8Array> {
  return press.render({ sheet: layOutSheet(definition, document), images })
}

/** Ends the rendering process at once; the next paper starts a new one. */
export function closePdf(): void {
  press.close()
}
