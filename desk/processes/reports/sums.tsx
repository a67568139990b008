import { at, yuan } from '#desk/kernel/format.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { PrintButton } from '#desk/mechanisms/kit/print-button.tsx'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import type { Part } from './loaders.ts'
import type { Report } from './report-page.tsx'
import styles from './reports.module.css'
import { reportText } from './text.ts'

/** What the report comes to; each figure opens into what it is the sum of. */
export function Sums({ report, onOpen }: { report: Report; onOpen: (part: Part) => void }) {
  const t = useTexts(reportText)
  const { figures } = report
  const opens = (part: Part, count: number, fen: number) => (
    <button type="button" className={styles.open} onClick={() => onOpen(part)}>
      {count} · {yuan(fen)}
    </button>
  )
  const { fees, supplement, withdrawn, arrears, unsettled, refunds } = figures
  const lateBillsFen = supplement.revenueFen - supplement.fees.amountFen
  return (
    <Section
      title={t.total}
      extra={
        report.paperId && report.comment === '' && <PrintButton label={t.print} pdfUrl={pdfAddress(report.paperId)} />
      }
    >
      <Facts
        facts={[
          { label: t.until, value: at(figures.untilAt) },
          { label: t.revenue, value: yuan(figures.revenueFen) },
          { label: t.billed, value: opens({ part: 'main' }, figures.orders, figures.revenueFen - fees.amountFen) },
          { label: t.fees, value: opens({ fees: 'main' }, fees.visits, fees.amountFen) },
          { label: t.supplement, value: opens({ part: 'supplement' }, supplement.orders, lateBillsFen) },
          ...(supplement.fees.visits > 0
            ? [
                {
                  label: t.lateFees,
                  value: opens({ fees: 'supplement' }, supplement.fees.visits, supplement.fees.amountFen),
                },
              ]
            : []),
          { label: t.withdrawn, value: opens({ part: 'withdrawn' }, withdrawn.bills, -withdrawn.revenueFen) },
          { label: t.arrears, value: opens({ part: 'arrears' }, arrears.debts, arrears.amountFen) },
          { label: t.unsettled, value: opens({ part: 'unsettled' }, unsettled.bills, unsettled.amountFen) },
          { label: t.refunds, value: opens({ part: 'refunds' }, refunds.count, -refunds.amountFen) },
          { label: t.checkSum, value: <span className={styles.sum}>{report.checkSum}</span>, wide: true },
        ]}
      />
    </Section>
  )
}
