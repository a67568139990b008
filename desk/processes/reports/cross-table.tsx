import { yuan } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { bodyTexts, isBody } from '#domain/processes/customers/vehicle-kinds.ts'
import { orderKindTexts } from '#domain/processes/repair-orders/kinds.ts'
import type { Part } from './loaders.ts'
import type { Report } from './report-page.tsx'
import styles from './reports.module.css'
import { reportText } from './text.ts'

/** Vehicles by type, down, and categories of repair, across; each figure opens into its bills. */
export function CrossTable({ report, onOpen }: { report: Report; onOpen: (part: Part) => void }) {
  const t = useTexts(reportText)
  const text = useText()
  const { cells } = report.figures
  const kinds = [...new Set(cells.map(cell => cell.kind))]
  const bodies = [...new Set(cells.map(cell => cell.body))]
  const kindName = (key: string) => {
    const known = Object.entries(orderKindTexts).find(([kind]) => kind === key)
    return known ? text(known[1]) : key
  }
  return (
    <Section title={t.table}>
      <table className={styles.cross}>
        <thead>
          <tr>
            <th>{t.body}</th>
            {kinds.map(kind => (
              <th key={kind}>{kindName(kind)}</th>
            ))}
            <th>{t.total}</th>
          </tr>
        </thead>
        <tbody>
          {bodies.map(body => {
            const own = cells.filter(cell => cell.body === body)
            return (
              <tr key={body}>
                <th>{isBody(body) ? text(bodyTexts[body]) : body}</th>
                {kinds.map(kind => (
                  <td key={kind}>
                    {own
                      .filter(cell => cell.kind === kind)
                      .map(cell => (
                        <button
                          key={kind}
                          type="button"
                          className={styles.open}
                          onClick={() => onOpen({ part: 'main', body, kind })}
                        >
                          {cell.orders} · {yuan(cell.revenueFen)}
                        </button>
                      ))}
                  </td>
                ))}
                <td>
                  {own.reduce((sum, cell) => sum + cell.orders, 0)} ·{' '}
                  {yuan(own.reduce((sum, cell) => sum + cell.revenueFen, 0))}
                </td>
              </tr>
            )
          })}
          {report.figures.fees.visits > 0 && (
            <tr>
              <th>{t.fees}</th>
              {kinds.map(kind => (
                <td key={kind} />
              ))}
              <td>
                <button type="button" className={styles.open} onClick={() => onOpen({ fees: 'main' })}>
                  {report.figures.fees.visits} · {yuan(report.figures.fees.amountFen)}
                </button>
              </td>
            </tr>
          )}
          <tr>
            <th>{t.total}</th>
            {kinds.map(kind => {
              const own = cells.filter(cell => cell.kind === kind)
              return (
                <td key={kind}>
                  {own.reduce((sum, cell) => sum + cell.orders, 0)} ·{' '}
                  {yuan(own.reduce((sum, cell) => sum + cell.revenueFen, 0))}
                </td>
              )
            })}
            <td>
              {report.figures.orders} · {yuan(report.figures.revenueFen)}
            </td>
          </tr>
        </tbody>
      </table>
    </Section>
  )
}
