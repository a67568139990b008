import { Button, Input } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { MoneyInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import type { UnrepairedOutcome } from '#domain/processes/reception/kinds.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { ConsultForm } from './consult-form.tsx'
import { visitKinds } from './loaders.ts'
import styles from './reception.module.css'
import { receptionText } from './text.ts'
import { useVisitCommand } from './use-visit-command.ts'
import { declineReasons, visitText } from './visit-text.ts'

/** Every way out without a repair, friendly and with its reason kept. */
export function EndPanel({ visit }: { visit: VisitView }) {
  const t = useTexts(visitText)
  const [outcome, setOutcome] = useState<UnrepairedOutcome | null>(null)
  const leave = useVisitCommand(api.visits.leave)
  if (visit.contactedAt === null) return null
  const isQuestion = visit.purpose === 'consult' || visit.purpose === 'parts' || visit.purpose === 'quote'
  return (
    <div id="step-answer">
      {isQuestion && <ConsultForm visit={visit} />}
      <Section title={t.ending}>
        <div className={styles.choices}>
          <Button onClick={() => setOutcome('declined')}>{t.decline}</Button>
          <Button onClick={() => setOutcome('diagnosedOnly')}>{t.diagnosedOnly}</Button>
          <Button onClick={() => setOutcome('booked')}>{t.bookOnly}</Button>
          <Button loading={leave.busy} onClick={() => void leave.send({ id: visit.id, version: visit.version })}>
            {t.leave}
          </Button>
        </div>
      </Section>
      {outcome && <EndDrawer visit={visit} outcome={outcome} onClose={() => setOutcome(null)} />}
    </div>
  )
}

type Values = { reason: string; feeFen: number }
type End = typeof api.visits.endUnrepaired
type EndDrawerProps = { visit: VisitView; outcome: UnrepairedOutcome; onClose: () => void }

function EndDrawer({ visit, outcome, onClose }: EndDrawerProps) {
  const t = useTexts(visitText)
  const r = useTexts(receptionText)
  const titles = { declined: t.decline, diagnosedOnly: t.diagnosedOnly, booked: t.bookOnly }
  return (
    <DrawerForm<Values, Parameters<End>[0], Awaited<ReturnType<End>>>
      open
      title={titles[outcome]}
      onClose={onClose}
      saveLabel={r.confirm}
      run={api.visits.endUnrepaired}
      invalidates={[...visitKinds, 'duty']}
      success={t.done}
      initial={{ feeFen: 0 }}
      toInput={({ reason, feeFen }) => ({ id: visit.id, version: visit.version, outcome, reason, feeFen: feeFen ?? 0 })}
    >
      <Field<Values> name="reason" label={t.reason} required>
        <ReasonInput />
      </Field>
      <Field<Values> name="feeFen" label={t.fee}>
        <MoneyInput disabled={visit.testConsentAt === null} />
      </Field>
      <p className={styles.green}>{t.seeOff}</p>
    </DrawerForm>
  )
}

type ReasonInputProps = { id?: string; value?: string; onChange?: (reason: string) => void }

/** Frequent reasons by one tap, any other by typing. */
function ReasonInput({ id, value, onChange }: ReasonInputProps) {
  return (
    <div>
      <div className={styles.choices} style={{ marginBottom: 8 }}>
        {declineReasons.map(reason => (
          <Button
            key={reason}
            size="small"
            type={value === reason ? 'primary' : 'default'}
            onClick={() => onChange?.(reason)}
          >
            {reason}
          </Button>
        ))}
      </div>
      <Input.TextArea
        {...(id ? { id } : {})}
        autoSize={{ minRows: 2, maxRows: 4 }}
        maxLength={300}
        value={value ?? ''}
        onChange={event => onChange?.(event.target.value)}
      />
    </div>
  )
}
