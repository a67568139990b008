import type { Content } from 'pdfmake/interfaces.js'
import type { Block, HeadingBlock, ParagraphBlock } from '#domain/mechanisms/papers/block.ts'
import { drawFields } from './draw-fields.ts'
import { drawCarSketch, drawPhotos, drawQr, type Images } from './draw-media.ts'
import { drawSignatures } from './draw-signatures.ts'
import { drawTable } from './draw-table.ts'
import { drawTicks } from './draw-ticks.ts'
import { look } from './look.ts'

export function drawBlock(block: Block, width: number, images: Images): Content {
  switch (block.type) {
    case 'heading':
      return drawHeading(block)
    case 'fields':
      return drawFields(block, width)
    case 'table':
      return drawTable(block, width)
    case 'paragraph':
      return drawParagraph(block)
    case 'ticks':
      return drawTicks(block, width)
    case 'carSketch':
      return drawCarSketch(block, width)
    case 'qr':
      return drawQr(block, width)
    case 'signatures':
      return drawSignatures(block, width)
    case 'photos':
      return drawPhotos(block, width, images)
    case 'spacer':
      return { text: ' ', fontSize: look.text * block.lines }
  }
}

function drawHeading(block: HeadingBlock): Content {
  const title = { text: block.text, fontSize: 9.5, bold: true, headlineLevel: 1 }
  if (block.note === null) return { ...title, margin: [0, 4, 0, 1] }
  const note = { text: `　${block.note}`, fontSize: look.small, bold: false, color: look.muted }
  return { text: [{ text: block.text }, note], fontSize: 9.5, bold: true, headlineLevel: 1, margin: [0, 4, 0, 1] }
}

function drawParagraph(block: ParagraphBlock): Content {
  switch (block.tone) {
    case 'normal':
      return { text: block.text, fontSize: look.text, margin: [0, 1.5, 0, 1.5] }
    case 'strong':
      return { text: block.text, fontSize: look.text, bold: true, margin: [0, 1.5, 0, 1.5] }
    case 'small':
      return { text: block.text, fontSize: look.small, color: look.muted, margin: [0, 2, 0, 2] }
    case 'warning':
      return { text: `※ ${block.text}`, fontSize: look.text, bold: true, color: look.red, margin: [0, 2, 0, 2] }
  }
}
