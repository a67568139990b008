import { Money } from '#desk/kernel/format.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { payerTexts } from '#domain/processes/repair-orders/kinds.ts'
import type { StatementView } from '#domain/processes/settlement/contract.ts'
import { statementPath } from './addresses.ts'
import styles from './settlement.module.css'
import { settlementText } from './text.ts'

/** All bills of one order side by side; they sum to what the order costs. */
export function PayersSection({ view }: { view: StatementView }) {
  const t = useTexts(settlementText)
  const text = useText()
  if (view.payers.length < 2) return null
  return (
    <Section title={t.payers}>
      {view.payers.map(bill => (
        <div key={bill.statementId} className={styles.row}>
          <strong>{text(payerTexts[bill.payer])}</strong>
          <span className={styles.grow}>
            {bill.payerName}{' '}
            {bill.statementId === view.id ? (
              <span className="cb-num">{bill.number}</span>
            ) : (
              <Go to={statementPath.href({ id: bill.statementId })}>{bill.number}</Go>
            )}
          </span>
          <Money fen={bill.totalFen} />
        </div>
      ))}
      <div className={styles.row}>
        <span className={styles.grow}>{t.amount}</span>
        <Money fen={view.payers.reduce((sum, bill) => sum + bill.totalFen, 0)} strong />
      </div>
    </Section>
  )
}
