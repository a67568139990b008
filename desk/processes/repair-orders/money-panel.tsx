import { Money } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { type Payer, payerTexts } from '#domain/processes/repair-orders/kinds.ts'
import { type LineDraft, totalsOfDrafts } from './lines.ts'
import styles from './orders.module.css'
import { orderText } from './text.ts'

const payers = ['customer', 'maker', 'insurer', 'internal', 'rework'] as const satisfies readonly Payer[]

/** What it comes to, by the same rule as the server's, so that it is right while still typing. */
export function MoneyPanel({ lines }: { lines: readonly LineDraft[] }) {
  const t = useTexts(orderText)
  const text = useText()
  const totals = totalsOfDrafts(lines)
  const sums = [
    { label: t.labourSum, fen: totals.labourFen },
    { label: t.partsSum, fen: totals.partsFen },
    { label: t.otherSum, fen: totals.otherFen },
    { label: t.discountSum, fen: -totals.discountFen },
  ].filter((sum, index) => index < 2 || sum.fen !== 0)
  const shares = payers.flatMap(payer => {
    const fen = totals.byPayer[payer]
    return fen === undefined ? [] : [{ label: text(payerTexts[payer]), fen }]
  })
  return (
    <Section title={t.money}>
      <dl className={styles.sums}>
        {sums.map(sum => (
          <Sum key={sum.label} {...sum} />
        ))}
        <dt className={styles.total}>{t.totalSum}</dt>
        <dd className={styles.total}>
          <Money fen={totals.totalFen} sign strong />
        </dd>
        <Sum label={t.taxSum} fen={totals.taxFen} />
        {shares.map(share => (
          <Sum key={share.label} {...share} />
        ))}
      </dl>
    </Section>
  )
}

function Sum({ label, fen }: { label: string; fen: number }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <Money fen={fen} />
      </dd>
    </>
  )
}
