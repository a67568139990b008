import { Alert, Input } from 'antd'
import type { DiagnosisView } from '#domain/processes/diagnosis/contract.ts'
import { api } from '../../kernel/api.ts'
import { useAfterTyping } from '../../kernel/browser.ts'
import { useCommand } from '../../kernel/command.tsx'
import { useHotkeys } from '../../kernel/hotkeys.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { ConfirmBar } from '../../mechanisms/kit/confirm-bar.tsx'
import { MoneyInput } from '../../mechanisms/kit/fields.tsx'
import { LineGrid } from '../../mechanisms/kit/line-grid.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { DeviceButton } from './device-button.tsx'
import { diagnosisKinds } from './loaders.ts'
import { diagnosisText } from './text.ts'
import { type Case, type CaseDraft, useCaseDraft } from './use-case-draft.ts'

/** Findings, readings and explanation, typed like a sheet; Ctrl+S saves, F8 concludes. */
export function CaseEditor({ view, diagnosis }: { view: DiagnosisView; diagnosis: Case }) {
  const t = useTexts(diagnosisText)
  const canEdit = view.can.record
  const draft = useCaseDraft(diagnosis, canEdit)
  const waiting = diagnosis.sessions.some(session => session.state === 'asked')
  return (
    <>
      <Findings draft={draft} canEdit={canEdit} />
      <Readings draft={draft} canEdit={canEdit} waiting={waiting} diagnosisId={diagnosis.id} />
      <Section title={t.plain}>
        <Input.TextArea
          aria-label={t.plain}
          readOnly={!canEdit}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          value={draft.plainExplanation}
          onChange={event => draft.setPlain(event.target.value)}
        />
      </Section>
      {canEdit && <CaseBar draft={draft} diagnosis={diagnosis} waiting={waiting} />}
    </>
  )
}

function Findings({ draft, canEdit }: { draft: CaseDraft; canEdit: boolean }) {
  const t = useTexts(diagnosisText)
  const add = {
    name: 'finding',
    placeholder: t.addFinding,
    search: async (q: string) => [{ value: q, label: q }],
    onPick: (choice: { label: string }) => draft.addFinding(choice.label),
  }
  return (
    <Section title={t.findings} flush>
      <LineGrid
        label={t.findings}
        rows={draft.findings}
        rowKey={row => row.id}
        rowName={row => row.part}
        columns={draft.columns.findings}
        rowTone={row => (row.certainty === 'suspected' ? 'warn' : row.safety ? 'bad' : undefined)}
        {...(canEdit ? { onRemove: draft.removeFinding, add } : {})}
      />
    </Section>
  )
}

type ReadingsProps = { draft: CaseDraft; canEdit: boolean; waiting: boolean; diagnosisId: string }

function Readings({ draft, canEdit, waiting, diagnosisId }: ReadingsProps) {
  const t = useTexts(diagnosisText)
  const keys = [
    { key: 'Alt+T', label: t.addTest, run: () => draft.addReading('test') },
    { key: 'Alt+C', label: t.addCode, run: () => draft.addReading('code') },
  ]
  useHotkeys(t.readings, canEdit ? keys : [])
  return (
    <Section
      title={t.readings}
      flush
      extra={
        canEdit && (
          <>
            <DeviceButton diagnosisId={diagnosisId} />
            {keys.map(({ key, label, run }) => (
              <ActionButton key={key} label={label} hotkey={key} onClick={run} />
            ))}
          </>
        )
      }
    >
      {waiting && <Alert type="info" showIcon title={t.reading} banner />}
      <LineGrid
        label={t.readings}
        rows={draft.readings}
        rowKey={row => row.id}
        rowName={row => row.item}
        columns={draft.columns.readings}
        canRemove={row => row.sessionId === null}
        rowTone={row => (row.result === 'bad' ? 'bad' : row.result === 'watch' ? 'warn' : undefined)}
        {...(canEdit ? { onRemove: draft.removeReading } : {})}
      />
    </Section>
  )
}

function CaseBar({ draft, diagnosis, waiting }: { draft: CaseDraft; diagnosis: Case; waiting: boolean }) {
  const t = useTexts(diagnosisText)
  const save = useCommand({ run: api.diagnosis.save, invalidates: diagnosisKinds, success: t.saved })
  const complete = useCommand({ run: api.diagnosis.complete, invalidates: diagnosisKinds, success: t.completed })
  const conclude = async () => {
    const outcome = await save.send(draft.input())
    if (outcome.ok) await complete.send({ id: diagnosis.id, version: outcome.answer.version })
  }
  useHotkeys(t.title, [
    { key: 'Ctrl+S', label: t.save, run: useAfterTyping(() => void save.send(draft.input())) },
    { key: 'F8', label: t.complete, run: useAfterTyping(() => void conclude()), disabled: waiting },
  ])
  return (
    <ConfirmBar
      actions={
        <>
          <ActionButton label={t.save} hotkey="Ctrl+S" busy={save.busy} onClick={() => void save.send(draft.input())} />
          <ActionButton
            kind="primary"
            label={t.complete}
            hotkey="F8"
            busy={complete.busy}
            disabledReason={waiting ? t.reading : null}
            onClick={() => void conclude()}
          />
        </>
      }
    >
      <span>{t.fee}</span>
      <span style={{ width: 120 }}>
        <MoneyInput aria-label={t.fee} value={draft.feeFen} onChange={draft.setFee} />
      </span>
    </ConfirmBar>
  )
}
