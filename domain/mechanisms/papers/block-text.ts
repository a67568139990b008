import type { Block } from './block.ts'

/** All text of a sheet in reading order: for search in the archive, and to prove that nothing is left unprinted. */
export function textOfBlocks(blocks: readonly Block[]): string {
  return blocks.flatMap(textsOf).join('\n')
}

function textsOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
      return [block.text, block.note ?? '']
    case 'fields':
      return block.fields.flatMap(([label, value]) => [label, value ?? ''])
    case 'table':
      return [...block.columns.map(([label]) => label), ...block.rows.flat(), ...block.footer.flat()]
    case 'paragraph':
      return [block.text]
    case 'ticks':
      return block.ticks.flatMap(tick => [tick.label, tick.note ?? ''])
    case 'carSketch':
      return block.marks.map(mark => `${mark.no} ${mark.kind}`)
    case 'qr':
      return [block.caption, block.value]
    case 'signatures':
      return block.lines.flatMap(line => [line.label, line.signed?.name ?? '', line.signed?.at ?? '', ...line.voided])
    case 'photos':
      return block.photos.map(photo => photo.caption)
    case 'spacer':
      return []
  }
}
