import type { Block, Field, PhotosBlock, SignatureLine, TableBlock } from '#domain/mechanisms/papers/block.ts'
import { carSketchSvg } from '#domain/mechanisms/papers/car-sketch.ts'
import type { PaperSheet } from '#domain/mechanisms/papers/sheet.ts'
import { tickSigns, tickText } from '#domain/mechanisms/papers/tick-sign.ts'
import styles from './paper-sheet.module.css'

/** Where a picture of the paper is read. */
type PhotoUrl = (fileId: string) => string

/** A paper on a narrow screen: the same blocks as on the sheet, tables as cards, nothing left out. */
export function PaperSheetView({ sheet, photoUrl }: { sheet: PaperSheet; photoUrl: PhotoUrl }) {
  return (
    <article className={styles.sheet} lang="zh-CN">
      <header>
        <p className={styles.store}>{sheet.storeName}</p>
        <h1 className={styles.title}>{sheet.title}</h1>
        <p className={styles.meta}>
          编号：{sheet.number ?? '（未编号）'}　{sheet.meta}
        </p>
        {sheet.watermark && <p className={styles.mark}>{sheet.watermark}</p>}
      </header>
      {numbered(sheet.blocks).map(({ key, item }) => (
        <BlockView key={key} block={item} photoUrl={photoUrl} />
      ))}
      <footer className={styles.meta}>
        {sheet.storeLine}
        <br />
        校验码 {sheet.hashPrefix}
      </footer>
    </article>
  )
}

function BlockView({ block, photoUrl }: { block: Block; photoUrl: PhotoUrl }) {
  switch (block.type) {
    case 'heading':
      return (
        <h2 className={styles.heading}>
          {block.text} {block.note && <small>{block.note}</small>}
        </h2>
      )
    case 'fields':
      return <Fields fields={block.fields} />
    case 'table':
      return <Rows block={block} />
    case 'paragraph':
      return (
        <p className={styles.paragraph} data-tone={block.tone}>
          {block.text}
        </p>
      )
    case 'ticks':
      return (
        <ul className={styles.plain}>
          {block.ticks.map(tick => (
            <li key={tick.label}>
              {tickSigns[tick.state]} {tickText(tick)}
            </li>
          ))}
        </ul>
      )
    case 'carSketch':
      return (
        <img
          className={styles.sketch}
          alt={`环车图：${block.marks.map(mark => `${mark.no} ${mark.kind}`).join('，') || '无损伤'}`}
          src={`data:image/svg+xml,${encodeURIComponent(carSketchSvg(block))}`}
        />
      )
    case 'qr':
      return <Fields fields={[[block.caption, block.value]]} />
    case 'photos':
      return <Photos block={block} photoUrl={photoUrl} />
    case 'signatures':
      return <Signatures lines={block.lines} />
    case 'spacer':
      return null
  }
}

/** Small ones in the text; a tap opens the picture as it was taken. */
function Photos({ block, photoUrl }: { block: PhotosBlock; photoUrl: PhotoUrl }) {
  return (
    <div className={styles.photos}>
      {block.photos.map(photo => (
        <figure key={photo.fileId}>
          <a href={photoUrl(photo.fileId)} target="_blank" rel="noopener">
            <img src={`${photoUrl(photo.fileId)}?size=small`} alt={photo.caption} />
          </a>
          <figcaption>{photo.caption}</figcaption>
        </figure>
      ))}
    </div>
  )
}

function Fields({ fields }: { fields: readonly Field[] }) {
  const filled = fields.filter(([, value]) => value !== null && value !== '')
  return (
    <dl className={styles.fields}>
      {numbered(filled).map(({ key, item: [label, value] }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Each row a card of labels and values: eight columns do not fit beside each other in a hand. */
function Rows({ block }: { block: TableBlock }) {
  return (
    <div className={styles.rows}>
      {block.rows.length === 0 && <p className={styles.paragraph}>{block.empty}</p>}
      {numbered(block.rows).map(({ key, item }) => (
        <Fields key={key} fields={block.columns.map(([label], at): Field => [label, item[at] ?? ''])} />
      ))}
      {block.footer.map(([label, value]) => (
        <p key={label} className={styles.footer}>
          {label}：{value}
        </p>
      ))}
    </div>
  )
}

function Signatures({ lines }: { lines: readonly SignatureLine[] }) {
  return (
    <div className={styles.rows}>
      {lines.map(line => (
        <div key={line.role} className={styles.signature}>
          <span>{line.label}</span>
          {line.signed && (
            <span data-void={line.signed.voidReason !== null || undefined}>
              {line.signed.image ? (
                <img src={line.signed.image} alt={`${line.signed.name}的签名`} />
              ) : (
                <strong>{line.signed.name}</strong>
              )}
              <small>
                {line.signed.at} {line.signed.method}
                {line.signed.voidReason && ` 已失效：${line.signed.voidReason}`}
              </small>
            </span>
          )}
        </div>
      ))}
    </div>
  )
}

/** Blocks and rows have no names of their own; their place is what tells them apart. */
function numbered<T>(items: readonly T[]): { key: string; item: T }[] {
  return items.map((item, at) => ({ key: String(at), item }))
}
