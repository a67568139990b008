import { Select } from 'antd'
import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import type { DiagnosisView } from '#domain/processes/diagnosis/contract.ts'
import type { FlowStateView } from '#domain/processes/diagnosis/contract-flows.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { ChecklistPanel } from '../../mechanisms/checklists/checklist-panel.tsx'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './diagnosis.module.css'
import { diagnosisKinds } from './loaders.ts'
import { diagnosisText } from './text.ts'
import type { Case } from './use-case-draft.ts'

/** The standard flows of the case, step by step; what was left out or done out of order is seen at once. */
export function FlowSection({ view, diagnosis }: { view: DiagnosisView; diagnosis: Case }) {
  const t = useTexts(diagnosisText)
  const text = useText()
  const open = useCommand({ run: api.diagnosis.openFlow, invalidates: diagnosisKinds })
  const choices = view.flowChoices.filter(choice => !diagnosis.flows.some(flow => flow.key === choice.key))
  const start = (key: string) => void open.send({ id: diagnosis.id, key })
  return (
    <Section
      title={t.flow}
      extra={
        view.can.record && (
          <Select<string>
            aria-label={t.chooseFlow}
            className={styles.flowChoice ?? ''}
            placeholder={t.chooseFlow}
            value={null}
            onChange={start}
            options={choices.map(choice => ({
              value: choice.key,
              label: `${text(choice.system)} · ${text(choice.title)}${choice.suggested ? ` · ${t.suggested}` : ''}`,
            }))}
          />
        )
      }
    >
      {diagnosis.flows.length === 0 && (
        <div className={styles.row}>
          <span className={styles.quiet}>{t.noFlow}</span>
          {view.can.record &&
            choices
              .filter(choice => choice.suggested)
              .slice(0, 2)
              .map(choice => (
                <ActionButton key={choice.key} label={text(choice.title)} onClick={() => start(choice.key)} />
              ))}
        </div>
      )}
      {diagnosis.flows.map(flow => (
        <Flow key={`${flow.sheetId} ${flow.state}`} flow={flow} startsOpen={flow.state === 'open'} />
      ))}
    </Section>
  )
}

function Flow({ flow, startsOpen }: { flow: FlowStateView; startsOpen: boolean }) {
  const t = useTexts(diagnosisText)
  const text = useText()
  const [isShown, setIsShown] = useState(startsOpen)
  return (
    <div className={styles.flow}>
      <div className={styles.row}>
        <strong>{flow.title}</strong>
        <StatusTag tone={flow.done === flow.total ? 'good' : flow.open.length > 0 ? 'info' : 'warn'}>
          {fill(t.steps, { done: flow.done, total: flow.total })}
        </StatusTag>
        <ActionButton label={isShown ? t.hideSteps : t.showSteps} onClick={() => setIsShown(!isShown)} />
      </div>
      {flow.omitted.map(step => (
        <div key={step.key}>
          <StatusTag tone="warn">{fill(t.omitted, { step: text(step.label) })}</StatusTag> {step.reason}
        </div>
      ))}
      {flow.early.map(step => (
        <div key={step.key}>
          <StatusTag tone="warn">
            {fill(t.early, { step: text(step.label), before: text(step.before.label) })}
          </StatusTag>
        </div>
      ))}
      {isShown && <ChecklistPanel sheetId={flow.sheetId} about="diagnosis" withoutFinish />}
    </div>
  )
}
