import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { callStateTexts } from '#domain/processes/diagnosis/calls.ts'
import type { DiagnosisView } from '#domain/processes/diagnosis/contract.ts'
import type { TechnicianCallView } from '#domain/processes/diagnosis/contract-calls.ts'
import type { TicketState } from '#domain/processes/repair-orders/work-tickets.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { at } from '../../kernel/format.tsx'
import { useHotkeys } from '../../kernel/hotkeys.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { Countdown } from '../../mechanisms/kit/countdown.tsx'
import { ReasonDialog } from '../../mechanisms/kit/reason-dialog.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { type StatusLook, StatusOf } from '../../mechanisms/kit/status-tag.tsx'
import styles from './diagnosis.module.css'
import { diagnosisKinds } from './loaders.ts'
import { diagnosisText } from './text.ts'

const looks: Readonly<Record<TicketState, StatusLook>> = {
  called: { label: callStateTexts.called, tone: 'warn' },
  accepted: { label: callStateTexts.accepted, tone: 'info' },
  arrived: { label: callStateTexts.arrived, tone: 'info' },
  ended: { label: callStateTexts.ended, tone: 'good' },
  withdrawn: { label: callStateTexts.withdrawn, tone: 'calm' },
}

/** One press has the full-time technician come; the clock shows how long the call waits. */
export function CallsSection({ view }: { view: DiagnosisView }) {
  const t = useTexts(diagnosisText)
  const [isCalling, setIsCalling] = useState(false)
  const call = useCommand({ run: api.diagnosis.call, invalidates: diagnosisKinds, quiet: true })
  const ask = () => setIsCalling(true)
  useHotkeys(t.help, view.can.call ? [{ key: 'Alt+H', label: t.callHelp, run: ask }] : [])
  if (!view.can.call && view.calls.length === 0) return null
  return (
    <Section title={t.help} extra={view.can.call && <ActionButton label={t.callHelp} hotkey="Alt+H" onClick={ask} />}>
      {view.calls.length === 0 && <span className={styles.quiet}>{t.helpHint}</span>}
      {view.calls.map(item => (
        <Call key={item.id} call={item} />
      ))}
      <ReasonDialog
        open={isCalling}
        title={t.callHelp}
        presets={[t.helpUnclear, t.helpIntermittent, t.helpHighVoltage]}
        onClose={() => setIsCalling(false)}
        onSubmit={reason => call.send({ visitId: view.visit.id, id: newId(), reason })}
      />
    </Section>
  )
}

function Call({ call }: { call: TechnicianCallView }) {
  const t = useTexts(diagnosisText)
  const [dialog, setDialog] = useState<'end' | 'withdraw' | null>(null)
  const accept = useCommand({ run: api.diagnosis.acceptCall, invalidates: diagnosisKinds })
  const arrive = useCommand({ run: api.diagnosis.arriveAtCall, invalidates: diagnosisKinds })
  const end = useCommand({ run: api.diagnosis.endCall, invalidates: diagnosisKinds, quiet: true })
  const withdraw = useCommand({ run: api.diagnosis.withdrawCall, invalidates: diagnosisKinds, quiet: true })
  const { id, version, can, minutes } = call
  const took = [
    [t.toAccept, minutes.toAccept],
    [t.toArrive, minutes.toArrive],
    [t.helped, minutes.help],
  ].flatMap(([label, n]) => (n === null ? [] : [fill(t.tookMinutes, { label: label ?? '', n: n ?? 0 })]))
  return (
    <div className={styles.call}>
      <div className={styles.row}>
        <StatusOf looks={looks} value={call.state} />
        {call.state === 'called' && <Countdown dueAt={call.dueAt} />}
      </div>
      <div>{call.reason}</div>
      <div className={styles.quiet}>
        {call.calledBy} {at(call.calledAt, 'time')}
        {call.acceptedBy && ` → ${call.acceptedBy}`} {took.join('，')}
      </div>
      {call.outcome !== '' && <div>{call.outcome}</div>}
      <div className={styles.row}>
        {can.accept && (
          <ActionButton
            kind="primary"
            label={t.accept}
            busy={accept.busy}
            onClick={() => void accept.send({ id, version })}
          />
        )}
        {can.arrive && (
          <ActionButton
            kind={can.accept ? 'plain' : 'primary'}
            label={t.arrive}
            busy={arrive.busy}
            onClick={() => void arrive.send({ id, version })}
          />
        )}
        {can.end && <ActionButton kind="primary" label={t.endHelp} onClick={() => setDialog('end')} />}
        {can.withdraw && <ActionButton label={t.withdrawCall} onClick={() => setDialog('withdraw')} />}
      </div>
      <ReasonDialog
        open={dialog === 'end'}
        title={t.endHelp}
        explanation={t.outcomeHint}
        onClose={() => setDialog(null)}
        onSubmit={outcome => end.send({ id, version, outcome })}
      />
      <ReasonDialog
        open={dialog === 'withdraw'}
        title={t.withdrawCall}
        presets={[t.solvedMyself]}
        onClose={() => setDialog(null)}
        onSubmit={reason => withdraw.send({ id, version, reason })}
      />
    </div>
  )
}
