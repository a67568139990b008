import QRCode from 'qrcode'
import type { Block, CarSketchBlock, ParagraphBlock, PhotosBlock, QrBlock } from '#domain/mechanisms/papers/block.ts'
import { carSketchSvg } from '#domain/mechanisms/papers/car-sketch.ts'
import { FieldsGrid, PaperTable, TicksGrid } from './paper-grids.tsx'
import { PaperSignatures } from './paper-signatures.tsx'
import styles from './paper-view.module.css'

type PhotoUrl = (fileId: string) => string

export function PaperBlock({ block, photoUrl }: { block: Block; photoUrl: PhotoUrl }) {
  switch (block.type) {
    case 'heading':
      return (
        <h3>
          {block.text}
          {block.note === null ? null : <small>{block.note}</small>}
        </h3>
      )
    case 'fields':
      return <FieldsGrid block={block} />
    case 'table':
      return <PaperTable block={block} />
    case 'paragraph':
      return <Paragraph block={block} />
    case 'ticks':
      return <TicksGrid block={block} />
    case 'carSketch':
      return <CarSketch block={block} />
    case 'qr':
      return <Qr block={block} />
    case 'signatures':
      return <PaperSignatures block={block} />
    case 'photos':
      return <Photos block={block} photoUrl={photoUrl} />
    case 'spacer':
      return <div style={{ height: `${block.lines}lh` }} />
  }
}

function Paragraph({ block }: { block: ParagraphBlock }) {
  const tone = block.tone === 'normal' ? '' : styles[block.tone]
  return <p className={`${styles.paragraph} ${tone}`}>{block.tone === 'warning' ? `※ ${block.text}` : block.text}</p>
}

function CarSketch({ block }: { block: CarSketchBlock }) {
  const marks = block.marks.map(mark => `${mark.no} ${mark.kind}`).join('，')
  const svg = encodeURIComponent(carSketchSvg(block))
  return <img className={styles.sketch} alt={`环车图：${marks || '无损伤'}`} src={`data:image/svg+xml,${svg}`} />
}

function Qr({ block }: { block: QrBlock }) {
  const { modules } = QRCode.create(block.value, { errorCorrectionLevel: 'M' })
  const dark = Array.from(modules.data.entries()).filter(([, isDark]) => isDark)
  const path = dark.map(([place]) => `M${place % modules.size} ${Math.floor(place / modules.size)}h1v1h-1z`).join('')
  return (
    <div className={styles.qr}>
      <svg viewBox={`0 0 ${modules.size} ${modules.size}`} role="img" aria-label={block.caption}>
        <path d={path} shapeRendering="crispEdges" />
      </svg>
      <div>
        <div className={styles.strong}>{block.caption}</div>
        <div className={styles.small}>{block.value}</div>
      </div>
    </div>
  )
}

function Photos({ block, photoUrl }: { block: PhotosBlock; photoUrl: PhotoUrl }) {
  return (
    <div className={styles.photos}>
      {block.photos.map(photo => (
        <figure key={photo.fileId}>
          <img src={photoUrl(photo.fileId)} alt={photo.caption} />
          <figcaption>{photo.caption}</figcaption>
        </figure>
      ))}
    </div>
  )
}
