import { at, Money, yuan } from '#desk/kernel/format.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import type { StatementView } from '#domain/processes/settlement/contract.ts'
import styles from './settlement.module.css'
import { settlementText } from './text.ts'

export function BillSection({ view }: { view: StatementView }) {
  const t = useTexts(settlementText)
  const rows = [
    { label: t.amount, fen: view.totalFen, isShown: true },
    { label: t.allowed, fen: view.discountFen, isShown: view.discountFen > 0 },
    { label: t.coupons, fen: view.couponFen, isShown: view.couponFen > 0 },
    { label: t.points, fen: view.pointsFen, isShown: view.pointsFen > 0 },
    { label: t.rounding, fen: view.roundingFen, isShown: view.roundingFen > 0 },
    { label: t.credit, fen: -view.creditFen, isShown: view.creditFen > 0 },
    { label: t.deposit, fen: view.creditFen - view.depositFen, isShown: view.depositFen > view.creditFen },
    { label: t.paid, fen: -view.paidFen, isShown: true },
    { label: t.owed, fen: -view.arrearsFen, isShown: view.arrearsFen > 0 },
  ]
  return (
    <Section
      title={t.amount}
      extra={
        view.checkedAt ? (
          <StatusTag tone="good">{t.checked}</StatusTag>
        ) : (
          <StatusTag tone="warn">{t.unchecked}</StatusTag>
        )
      }
    >
      <dl className={styles.bill}>
        {rows
          .filter(row => row.isShown)
          .map(row => [
            <dt key={`${row.label} name`}>{row.label}</dt>,
            <dd key={row.label}>
              <Money fen={row.fen} />
            </dd>,
          ])}
        {view.agreedFen !== null && view.agreedFen !== view.totalFen && (
          <>
            <dt>{t.agreed}</dt>
            <dd>
              <Money fen={view.agreedFen} />
            </dd>
            <dt>{t.difference}</dt>
            <dd>
              <Money fen={view.totalFen - view.agreedFen} />
            </dd>
          </>
        )}
        {view.varianceReason !== '' && (
          <>
            <dt>{t.reason}</dt>
            <dd>{view.varianceReason}</dd>
          </>
        )}
        {view.settledAt && (
          <>
            <dt>{t.settledAt}</dt>
            <dd className="cb-num">{at(view.settledAt)}</dd>
          </>
        )}
      </dl>
      <div className={styles.big} data-open={view.openFen > 0}>
        <span>{t.rest}</span>
        <strong>{yuan(view.openFen)}</strong>
      </div>
    </Section>
  )
}
