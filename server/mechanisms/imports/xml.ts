import { setImmediate as breathe } from 'node:timers/promises'
import { SaxesParser } from 'saxes'
import { importRefusals } from '#domain/mechanisms/imports/refusals.ts'
import { AppError, refuse } from '#server/kernel/errors.ts'

export type XmlReader = {
  open?(name: string, attribute: (name: string) => string | undefined): void
  text?(text: string): void
  close?(name: string): void
}

/** So much text at a time, so that other requests are served between the pieces. */
const PIECE = 262_144

/**
 * Reads XML from front to back, names without their prefixes. A document type is refused: no workbook needs one, and it
 * is how small files become large.
 */
export async function readXml(xml: string, reader: XmlReader): Promise<void> {
  const parser = new SaxesParser({})
  parser.on('opentag', tag => {
    const attributes = tag.attributes
    reader.open?.(local(tag.name), name => {
      const found = Object.entries(attributes).find(([key]) => local(key) === name)
      return typeof found?.[1] === 'string' ? found[1] : undefined
    })
  })
  parser.on('text', text => reader.text?.(text))
  parser.on('closetag', tag => reader.close?.(local(tag.name)))
  parser.on('doctype', () => {
    throw refuse(importRefusals.unreadable)
  })
  try {
    for (let at = 0; at < xml.length; at += PIECE) {
      parser.write(xml.slice(at, at + PIECE))
      await breathe()
    }
    parser.close()
  } catch (error) {
    throw error instanceof AppError ? error : refuse(importRefusals.unreadable)
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
