import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { at, yuan } from '#desk/kernel/format.tsx'
import { Go, useGo } from '#desk/kernel/router.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { ReasonDialog } from '#desk/mechanisms/kit/reason-dialog.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { StatementView } from '#domain/processes/settlement/contract.ts'
import { settlementPath, statementPath } from './addresses.ts'
import { settlementTouches } from './loaders.ts'
import { reversalLooks } from './looks.ts'
import { reversalText } from './reversal-text.ts'
import styles from './settlement.module.css'

/** SET-01: a bill that money was taken on is reversed and made anew; the bills before and after it are a step away. */
export function ReversalSection({ view }: { view: StatementView }) {
  const t = useTexts(reversalText)
  const go = useGo()
  const [isAsking, setAsking] = useState(false)
  const { reversal, can } = view
  const { state, replaces, replacedBy } = reversal
  const ask = useCommand({
    run: api.settlement.askReversal,
    invalidates: settlementTouches,
    quiet: true,
  })
  const reverse = useCommand({
    run: api.settlement.reverse,
    invalidates: settlementTouches,
    success: t.reversed,
    onDone: () => go(settlementPath.href({})),
  })
  if (state === 'none' && !replaces && !can.askReversal) return null
  return (
    <Section title={t.title}>
      {state !== 'none' && (
        <div className={styles.row}>
          <StatusOf looks={reversalLooks} value={state} />
          <span className={styles.grow}>
            {reversal.reason}{' '}
            {reversal.reversedAt && (
              <>
                {reversal.reversedBy} <span className="cb-num">{at(reversal.reversedAt)}</span>
              </>
            )}
          </span>
          {can.reverse && (
            <ActionButton
              label={t.reverse}
              kind="danger"
              busy={reverse.busy}
              onClick={() => void reverse.send({ id: view.id, version: view.version })}
            />
          )}
        </div>
      )}
      {state === 'granted' && <p className={styles.note}>{t.explanation}</p>}
      {state === 'reversed' && (
        <p className={styles.note}>
          {replacedBy ? (
            <>
              {t.replacedBy} <Go to={statementPath.href({ id: replacedBy.id })}>{replacedBy.number}</Go>
            </>
          ) : (
            <>
              {t.notYet} <Go to={settlementPath.href({})}>{t.toList}</Go>
            </>
          )}
        </p>
      )}
      {replaces && (
        <p className={styles.note}>
          {t.replaces} <Go to={statementPath.href({ id: replaces.id })}>{replaces.number}</Go>
        </p>
      )}
      {reversal.creditFen > 0 && <p className={styles.note}>{fill(t.credit, { amount: yuan(reversal.creditFen) })}</p>}
      {can.askReversal && <ActionButton label={t.ask} onClick={() => setAsking(true)} />}
      <ReasonDialog
        open={isAsking}
        title={t.ask}
        explanation={t.explanation}
        onClose={() => setAsking(false)}
        onSubmit={reason => ask.send({ id: view.id, version: view.version, reason })}
      />
    </Section>
  )
}
