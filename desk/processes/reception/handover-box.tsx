import type { ReactNode } from 'react'
import { at } from '#desk/kernel/format.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf, StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { formatYuan } from '#domain/kernel/money.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { HandoverView } from '#domain/processes/reception/visit-shape.ts'
import { itemLooks } from '../customers/looks.ts'
import styles from './counter.module.css'
import { counterText } from './counter-text.ts'

type Item = HandoverView['openItems'][number]
type HandoverBoxProps = {
  handover: HandoverView
  action?: ReactNode
  itemAction?: (item: Item, index: number) => ReactNode
}

/** What the last adviser noted and what was left open, seen without a click (RCV-29). */
export function HandoverBox({ handover, action, itemAction }: HandoverBoxProps) {
  const t = useTexts(counterText)
  const { last, openItems } = handover
  const note = last?.note ?? ''
  if (note === '' && openItems.length === 0) return null
  return (
    <Section
      title={t.handover}
      extra={
        <>
          {last && (
            <span className={styles.soft}>{fill(t.lastBy, { adviser: last.adviser, at: at(last.at, 'date') })}</span>
          )}
          {action}
        </>
      }
    >
      <div className={styles.handover}>
        {last && <p className={styles.note}>{note || t.noNote}</p>}
        {openItems.length > 0 && <strong>{t.leftOpen}</strong>}
        <ul className={styles.items}>
          {openItems.map((item, index) => (
            <li key={item.id} className={styles.item}>
              <OpenItem item={item} />
              {itemAction?.(item, index)}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}

function OpenItem({ item }: { item: Item }) {
  const t = useTexts(counterText)
  return (
    <>
      {item.safety && <StatusTag tone="bad">{t.safety}</StatusTag>}
      <StatusOf looks={itemLooks} value={item.kind} />
      <span className={styles.grow}>
        {item.text}
        {item.reason !== '' && <span className={styles.soft}>（{item.reason}）</span>}
      </span>
      {item.amountFen !== null && <span className="cb-num">{formatYuan(item.amountFen)}</span>}
    </>
  )
}
