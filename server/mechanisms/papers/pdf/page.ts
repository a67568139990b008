import type { Content, Node, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { msOf } from '#domain/kernel/time.ts'
import type { PaperSheet } from '#domain/mechanisms/papers/sheet.ts'
import { tickLegend } from '#domain/mechanisms/papers/tick-sign.ts'
import { drawBlock } from './draw-block.ts'
import type { Images } from './draw-media.ts'
import { innerWidth, look, shapeOf } from './look.ts'

/** The whole page description. Nothing in it depends on when or where it is rendered, so equal papers are equal bytes. */
export function pageOf(sheet: PaperSheet, images: Images): TDocumentDefinitions {
  const shape = shapeOf(sheet.page)
  const width = innerWidth(sheet.page)
  return {
    pageSize: { width: shape.width, height: shape.height },
    pageMargins: [shape.marginX, shape.marginTop, shape.marginX, shape.marginBottom],
    defaultStyle: { font: look.font, fontSize: look.text, lineHeight: 0.94 },
    info: {
      title: `${sheet.title} ${sheet.number ?? ''}`.trim(),
      author: sheet.storeName,
      creator: 'Carebay',
      producer: 'Carebay',
      creationDate: new Date(msOf(sheet.issuedAt)),
    },
    ...(sheet.watermark === null ? {} : { watermark: watermark(sheet.watermark, shape.height) }),
    header: page => (page === 1 ? null : continuation(sheet, shape.marginX)),
    footer: (page, pages) => footer(sheet, shape.marginX, page, pages),
    content: [
      ...(sheet.page === 'label' ? labelHead(sheet) : head(sheet)),
      ...sheet.blocks.map(block => drawBlock(block, width, images)),
    ],
    pageBreakBefore: isLonelyHeading,
  }
}

function head(sheet: PaperSheet): Content[] {
  const number = sheet.number === null ? '编号：（未编号）' : `编号：${sheet.number}`
  return [
    {
      columns: [
        { text: sheet.storeName, fontSize: 10.5, bold: true },
        { text: number, fontSize: look.text, bold: true, alignment: 'right', width: 190 },
      ],
    },
    { text: sheet.title, fontSize: 16, bold: true, alignment: 'center', characterSpacing: 2, margin: [0, 1, 0, 0] },
    ...(sheet.subtitle === null
      ? []
      : [{ text: sheet.subtitle, fontSize: look.label, alignment: 'center', color: look.muted } as const]),
    {
      columns: [
        { text: sheet.storeLine, fontSize: look.small, color: look.muted },
        { text: `开单时间：${sheet.meta}`, fontSize: look.small, color: look.muted, alignment: 'right', width: 150 },
      ],
      margin: [0, 2, 0, 2],
    },
  ]
}

function labelHead(sheet: PaperSheet): Content[] {
  return [
    {
      columns: [
        { text: sheet.title, fontSize: 11, bold: true, width: 'auto' },
        { text: `${sheet.storeName}\n${sheet.number ?? ''}`, fontSize: look.tiny, alignment: 'right' },
      ],
      margin: [0, 0, 0, 1],
    },
  ]
}

function continuation(sheet: PaperSheet, marginX: number): Content {
  const text = `${sheet.title}　${sheet.number ?? ''}（续）`
  return { text, fontSize: look.small, color: look.muted, margin: [marginX, 16, marginX, 0] }
}

function footer(sheet: PaperSheet, marginX: number, page: number, pages: number): Content {
  const legend = sheet.blocks.some(block => block.type === 'ticks') ? `　　${tickLegend}` : ''
  const seal = `${sheet.number ?? '未编号'}　校验码 ${sheet.hashPrefix}${legend}`
  return {
    columns: [
      { text: seal, fontSize: look.tiny, color: look.muted },
      { text: `第 ${page} 页/共 ${pages} 页`, fontSize: look.tiny, color: look.muted, alignment: 'right', width: 80 },
    ],
    margin: [marginX, 6, marginX, 0],
  }
}

function watermark(text: string, height: number) {
  return { text, font: look.font, bold: true, color: '#999999', opacity: 0.22, angle: -35, fontSize: height / 8 }
}

/** A heading belongs to what follows it; at the foot of a page it moves over. */
function isLonelyHeading(node: Node, more: { getFollowingNodesOnPage: () => Node[] }): boolean {
  return node.headlineLevel === 1 && more.getFollowingNodesOnPage().length === 0
}
