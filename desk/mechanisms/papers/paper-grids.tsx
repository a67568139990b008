import type { Align, FieldsBlock, TableBlock, TicksBlock } from '#domain/mechanisms/papers/block.ts'
import { packFields } from '#domain/mechanisms/papers/pack-fields.ts'
import { tickSigns, tickText } from '#domain/mechanisms/papers/tick-sign.ts'
import { keyed } from './keyed.ts'
import styles from './paper-view.module.css'

export function FieldsGrid({ block }: { block: FieldsBlock }) {
  const longest = Math.max(4, ...block.fields.map(([label]) => label.length))
  const pairs = Array.from({ length: block.columns }, (_, place) => String(place))
  // In points, as the type is: a column in em would follow the size of the table, not of its labels.
  const labelWidth = `${longest * 7.8 + 7}pt`
  return (
    <table className={styles.grid}>
      <colgroup>
        {pairs.flatMap(pair => [<col key={`l${pair}`} style={{ width: labelWidth }} />, <col key={`v${pair}`} />])}
      </colgroup>
      <tbody>
        {keyed(packFields(block.columns, block.fields)).map(row => (
          <tr key={row.key}>
            {keyed(row.item).flatMap(({ key, item }) => [
              <th key={`l${key}`} scope="row">
                {item.label}
              </th>,
              <td
                key={`v${key}`}
                colSpan={item.span * 2 - 1}
                className={`${item.isAmount ? styles.right : ''} ${item.isTotal ? styles.strong : ''}`}
              >
                {item.value}
              </td>,
            ])}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function PaperTable({ block }: { block: TableBlock }) {
  const columns = keyed(block.columns)
  const whole = block.columns.reduce((sum, [, share]) => sum + share, 0)
  return (
    <table className={styles.grid}>
      <colgroup>
        {columns.map(({ key, item: [, share] }) => (
          <col key={key} style={{ width: `${(share / whole) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ key, item: [label, , align] }) => (
            <th key={key} scope="col" className={alignClass(align)}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(block.rows).map(row => (
          <tr key={row.key}>
            {columns.map(({ key, item: [, , align] }) => (
              <td key={key} className={alignClass(align)}>
                {row.item[Number(key)]}
              </td>
            ))}
          </tr>
        ))}
        {block.rows.length > 0 ? null : (
          <tr>
            <td colSpan={columns.length} className={styles.center}>
              {block.empty}
            </td>
          </tr>
        )}
        {block.footer.map(([label, value]) => (
          <tr key={label}>
            <td colSpan={columns.length} className={`${styles.right} ${styles.strong}`}>
              {label}：{value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function TicksGrid({ block }: { block: TicksBlock }) {
  const rows = Array.from({ length: Math.ceil(block.ticks.length / block.columns) }, (_, row) =>
    block.ticks.slice(row * block.columns, (row + 1) * block.columns),
  )
  if (rows.length === 0) return <p className={styles.paragraph}>无</p>
  return (
    <table className={styles.grid}>
      <tbody>
        {keyed(rows).map(row => (
          <tr key={row.key}>
            {row.item.map(tick => (
              <td key={tick.label}>
                <span className={tick.state === 'no' ? styles.warning : styles.strong}>{tickSigns[tick.state]}</span>{' '}
                {tickText(tick)}
              </td>
            ))}
            {row.item.length < block.columns ? <td colSpan={block.columns - row.item.length} /> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function alignClass(align: Align = 'left'): string | undefined {
  return align === 'left' ? undefined : styles[align]
}
