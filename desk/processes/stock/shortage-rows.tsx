import { at, qty } from '#desk/kernel/format.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import type { ShortageView } from '#domain/processes/stock/shapes.ts'
import { shortagesPath } from './addresses.ts'
import { shortageLooks } from './looks.ts'
import { shortageText } from './shortage-text.ts'
import styles from './stock.module.css'

/** Missing parts in short: where each stands and when it is expected. */
export function ShortageRows({ rows }: { rows: readonly ShortageView[] }) {
  const t = useTexts(shortageText)
  return (
    <>
      {rows.map(row => (
        <div key={row.id} className={styles.slip}>
          <div className={styles.slipHead}>
            <StatusOf looks={shortageLooks} value={row.state} />
            <Go to={shortagesPath.href({}, { id: row.id })}>{row.partName}</Go>
            <span className={styles.soft}>
              {row.partNumber} × {qty(row.qtyMilli)} {row.unit}
              {row.expectedAt !== null && ` · ${t.expected} ${at(row.expectedAt)}`}
            </span>
          </div>
        </div>
      ))}
    </>
  )
}
