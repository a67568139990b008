import type { PaperDefinition } from '#domain/mechanisms/papers/definition.ts'
import type { PaperDocument } from '#domain/mechanisms/papers/document.ts'
import { layOutSheet } from '#domain/mechanisms/papers/sheet.ts'
import { tickLegend } from '#domain/mechanisms/papers/tick-sign.ts'
import { keyed } from './keyed.ts'
import { PaperBlock } from './paper-block.tsx'
import styles from './paper-view.module.css'

export type PaperViewProps = {
  /** Found by the kind of the document in the catalogue of forms. */
  definition: PaperDefinition
  document: PaperDocument
  photoUrl: (fileId: string) => string
}

/** The sheet on screen, from the same blocks as its PDF; the browser prints nothing else of the page. */
export function PaperView({ definition, document, photoUrl }: PaperViewProps) {
  const sheet = layOutSheet(definition, document)
  const hasTicks = sheet.blocks.some(block => block.type === 'ticks')
  return (
    <article className={styles.sheet} data-page={sheet.page} lang="zh-CN">
      <header>
        <div className={styles.storeRow}>
          <span>{sheet.storeName}</span>
          <span>编号：{sheet.number ?? '（未编号）'}</span>
        </div>
        <h2 className={styles.title}>{sheet.title}</h2>
        {sheet.subtitle === null ? null : <p className={styles.subtitle}>{sheet.subtitle}</p>}
        <div className={styles.metaRow}>
          <span>{sheet.storeLine}</span>
          <span>开单时间：{sheet.meta}</span>
        </div>
      </header>
      {keyed(sheet.blocks).map(({ key, item }) => (
        <PaperBlock key={key} block={item} photoUrl={photoUrl} />
      ))}
      <footer className={styles.footer}>
        <span>
          {sheet.number ?? '未编号'}　校验码 {sheet.hashPrefix}
          {hasTicks ? `　　${tickLegend}` : ''}
        </span>
      </footer>
      {sheet.watermark === null ? null : <div className={styles.watermark}>{sheet.watermark}</div>}
    </article>
  )
}
