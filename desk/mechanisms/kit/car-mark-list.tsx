import type { ReactNode } from 'react'
import { panelTexts } from '#domain/mechanisms/car-drawing/car-shapes.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import { type DamageMark, damageTexts } from './car-damage.ts'
import styles from './car-outline.module.css'
import { kitText } from './kit-text.ts'

type CarMarkListProps = {
  marks: readonly DamageMark[]
  removeIcon: ReactNode
  onRemove: ((mark: DamageMark) => void) | undefined
  extra: ((mark: DamageMark) => ReactNode) | undefined
}

/** The marks in words, under the numbers of the drawing. */
export function CarMarkList({ marks, removeIcon, onRemove, extra }: CarMarkListProps) {
  const t = useTexts(kitText)
  const text = useText()
  if (marks.length === 0) return null
  return (
    <ol className={styles.list}>
      {marks.map((mark, index) => {
        const words = `${text(panelTexts[mark.panel])} ${text(damageTexts[mark.kind])}`
        return (
          <li key={mark.id} className={styles.item}>
            <span className={styles.number} data-kind={mark.kind}>
              {index + 1}
            </span>
            <span className={styles.words}>{words}</span>
            {extra?.(mark)}
            {onRemove && (
              <button
                type="button"
                className={styles.remove}
                aria-label={`${t.remove} ${words}`}
                onClick={() => onRemove(mark)}
              >
                {removeIcon}
              </button>
            )}
          </li>
        )
      })}
    </ol>
  )
}
