import { Button, Input } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { MoneyInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { newId } from '#domain/kernel/id.ts'
import type { UnrepairedOutcome } from '#domain/processes/reception/kinds.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { bookingPath } from './addresses.ts'
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
  const isTaken = visit.contactedAt !== null
  useHotkeys(t.ending, [
    { key: 'Alt+X', label: t.decline, run: () => setOutcome('declined'), disabled: !isTaken },
    { key: 'Alt+Z', label: t.diagnosedOnly, run: () => setOutcome('diagnosedOnly'), disabled: !isTaken },
    { key: 'Alt+Y', label: t.bookOnly, run: () => setOutcome('booked'), disabled: !isTaken },
  ])
  if (!isTaken) return null
  const isQuestion = visit.purpose === 'consult' || visit.purpose === 'parts' || visit.purpose === 'quote'
  return (
    <div id="step-answer">
      {isQuestion && <ConsultForm visit={visit} />}
      <Section title={t.ending}>
        <div className={styles.choices}>
          <Button onClick={() => setOutcome('declined')}>{t.decline} (Alt+X)</Button>
          <Button onClick={() => setOutcome('diagnosedOnly')}>{t.diagnosedOnly} (Alt+Z)</Button>
          <Button onClick={() => setOutcome('booked')}>{t.bookOnly} (Alt+Y)</Button>
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
  const go = useGo()
  const [appointmentId] = useState(newId)
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
      onDone={() => outcome === 'booked' && go(bookingPath.href({ id: appointmentId }))}
      toInput={({ reason, feeFen }) => ({
        id: visit.id,
        version: visit.version,
        outcome,
        reason,
        feeFen: feeFen ?? 0,
        appointmentId: outcome === 'booked' ? appointmentId : null,
      })}
    >
      <Field<Values> name="reason" label={t.reason} required>
        <ReasonInput />
      </Field>
      <Field<Values> name="feeFen" label={t.fee}>
        <MoneyInput disabled={visit.testConsentAt === null} />
      </Field>
      <p className={styles.green}>{visit.phrases.seeOffUnrepaired}</p>
    </DrawerForm>
  )
}

type ReasonInputProps = { id?: string; value?: string; onChange?: (reason: string) => void }

/** Frequent reasons by one tap, any other by typing. */
function ReasonInput({ id, value, onChange }: ReasonInputProps) {
  const t = useTexts(visitText)
  useHotkeys(
    t.reason,
    declineReasons.map((reason, index) => ({ key: `Alt+${index + 1}`, label: reason, run: () => onChange?.(reason) })),
  )
  return (
    <div>
      <div className={styles.choices} style={{ marginBottom: 8 }}>
        {declineReasons.map((reason, index) => (
          <Button
            key={reason}
            size="small"
            title={`Alt+${index + 1}`}
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
