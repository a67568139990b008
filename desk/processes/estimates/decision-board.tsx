import { Checkbox } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import type { EstimateView } from '#domain/processes/estimates/contract.ts'
import type { EstimateOptionView } from '#domain/processes/estimates/shapes.ts'
import { at, yuan } from '../../kernel/format.tsx'
import { useHotkeys } from '../../kernel/hotkeys.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { DecisionBar } from './decision-bar.tsx'
import { DecisionLine } from './decision-line.tsx'
import styles from './estimates.module.css'
import { Guarantees } from './guarantees.tsx'
import { PromiseSteps } from './promise-steps.tsx'
import { estimateText } from './text.ts'
import { type Decision, useDecision } from './use-decision.ts'

/** The tablet before the customer: options beside each other, one chosen by its letter, each line taken or declined. */
export function DecisionBoard({ estimate, onChange }: { estimate: EstimateView; onChange: () => void }) {
  const t = useTexts(estimateText)
  const decision = useDecision(estimate)
  useHotkeys(t.decide, [
    ...estimate.options.map(option => ({
      key: option.label,
      label: fill(t.choose, { label: option.label }),
      run: () => decision.choose(option.label),
    })),
    { key: 'Alt+Y', label: t.takeAll, run: decision.takeAll },
  ])
  return (
    <Section title={t.decide}>
      <Guarantees estimate={estimate} />
      {estimate.riskNote && <p>{estimate.riskNote}</p>}
      <div className={styles.columns}>
        {estimate.options.map(option => (
          <OptionColumn key={option.id} option={option} decision={decision} />
        ))}
      </div>
      {decision.declinesSafety && (
        <Checkbox checked={decision.riskAcknowledged} onChange={event => decision.setRisk(event.target.checked)}>
          {t.riskUnderstood}
        </Checkbox>
      )}
      <DecisionBar estimate={estimate} decision={decision} onChange={onChange} />
    </Section>
  )
}

function OptionColumn({ option, decision }: { option: EstimateOptionView; decision: Decision }) {
  const t = useTexts(estimateText)
  const isChosen = decision.label === option.label
  return (
    <div className={styles.column} data-chosen={isChosen} data-faded={decision.label !== null && !isChosen}>
      <div className={styles.cardHead}>
        <span>
          {option.label} {option.name}
        </span>
        <ActionButton
          label={fill(t.choose, { label: option.label })}
          kind={isChosen ? 'primary' : 'plain'}
          hotkey={option.label}
          onClick={() => decision.choose(option.label)}
        />
      </div>
      <span className={styles.cardTotal}>{yuan(option.totals.totalFen)}</span>
      {option.totals.riskFen > 0 && (
        <span className={styles.quiet}>
          {t.base} {yuan(option.totals.baseFen)} + {t.risk} {yuan(option.totals.riskFen)}
        </span>
      )}
      {option.totals.recommendedFen > 0 && (
        <span className={styles.quiet}>{fill(t.ofWhich, { sum: yuan(option.totals.recommendedFen) })}</span>
      )}
      <span className={styles.quiet}>
        {t.finishAt} {at(option.finishAt)}
      </span>
      <PromiseSteps option={option} />
      {isChosen && <ActionButton label={t.takeAll} hotkey="Alt+Y" onClick={decision.takeAll} />}
      {option.lines.map(line => (
        <DecisionLine
          key={line.id}
          line={line}
          given={isChosen ? decision.given[line.id] : undefined}
          canAnswer={isChosen}
          onTake={() => decision.take(line.id)}
          onDecline={reason => decision.decline(line.id, reason)}
        />
      ))}
      {option.systems.length > 0 && (
        <span className={styles.quiet}>
          {option.systems.map(row => `${row.system} ${yuan(row.amountFen)}`).join(' · ')}
        </span>
      )}
    </div>
  )
}
