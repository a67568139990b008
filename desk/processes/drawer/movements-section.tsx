import { at, Money } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { payWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import type { Movement } from '#domain/processes/drawer/contract.ts'
import { movementText } from '#domain/processes/drawer/kinds.ts'
import styles from './drawer.module.css'
import { drawerText } from './text.ts'

/** Every entry the sums are made of. */
export function MovementsSection({ movements }: { movements: readonly Movement[] }) {
  const t = useTexts(drawerText)
  const text = useText()
  return (
    <Section title={t.movements} flush={movements.length > 0}>
      {movements.length === 0 ? (
        <p className={styles.hint}>{t.noMovements}</p>
      ) : (
        <RowTable
          rows={movements}
          rowKey={row => row.id}
          columns={[
            { key: 'at', title: t.at, width: 128, render: row => <span className="cb-num">{at(row.at)}</span> },
            { key: 'amount', title: t.amount, width: 92, align: 'right', render: row => <Money fen={row.amountFen} /> },
            {
              key: 'number',
              title: t.number,
              minWidth: 132,
              render: row => (
                <>
                  {text(payWayTexts[row.way])} · {text(movementText(row.kind))}{' '}
                  <span className={styles.whole}>{row.number}</span>
                </>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}
