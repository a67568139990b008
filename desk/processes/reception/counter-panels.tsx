import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { at } from '#desk/kernel/format.tsx'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { sheetLoader } from '#desk/mechanisms/checklists/loaders.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { SheetView } from '#domain/mechanisms/checklists/contract.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import styles from './counter.module.css'
import { counterText } from './counter-text.ts'
import { HandoverBox } from './handover-box.tsx'
import { visitKinds } from './loaders.ts'
import { useVisitCommand } from './use-visit-command.ts'

/** RCV-29: on top of the page until it was read. */
export function VisitHandover({ visit }: { visit: VisitView }) {
  const t = useTexts(counterText)
  const read = useVisitCommand(api.visits.readHandover)
  const send = () => void read.send({ id: visit.id, version: visit.version })
  const { owed, readAt } = visit.handover
  useHotkeys(t.handover, owed && visit.can.edit ? [{ key: 'Alt+B', label: t.haveRead, run: send }] : [])
  return (
    <HandoverBox
      handover={visit.handover}
      action={
        owed ? (
          <Button type="primary" loading={read.busy} disabled={!visit.can.edit} onClick={send}>
            {t.haveRead} (Alt+B)
          </Button>
        ) : (
          readAt && <StatusTag tone="good">{fill(t.readAt, { at: at(readAt, 'time') })}</StatusTag>
        )
      }
    />
  )
}

/** RCV-30: the words for the moment: welcome before the purpose is known, farewell when all is signed. */
export function PhraseLine({ visit }: { visit: VisitView }) {
  const { phrases } = visit
  const line =
    visit.complete && visit.state === 'inRepair'
      ? phrases.seeOffFormalities
      : visit.purpose === null
        ? `${phrases.welcome}${phrases.selfIntro}`
        : null
  return line === null || visit.endedAt !== null ? null : <p className={styles.phrases}>{line}</p>
}

/** RCV-08: five ticks; what is open at the signature is said and counted, and keeps nobody back. */
export function HospitalityPanel({ visit }: { visit: VisitView }) {
  const t = useTexts(counterText)
  const sheet = visit.hospitalitySheet
  if (sheet === null) return null
  const hint = visit.hospitalityOpen !== null && visit.hospitalityOpen > 0
  return (
    <Section
      title={t.hospitality}
      extra={hint && <StatusTag tone="warn">{fill(t.hospitalityMissed, { n: visit.hospitalityOpen ?? 0 })}</StatusTag>}
    >
      <p className={styles.phrases}>{visit.phrases.tea}</p>
      <Ticks sheetId={sheet.id} canFill={visit.can.edit} />
    </Section>
  )
}

function Ticks({ sheetId, canFill }: { sheetId: string; canFill: boolean }) {
  const t = useTexts(counterText)
  const { data } = useLoad(sheetLoader(sheetId, 'visit'))
  const answer = useCommand({ run: api.checklists.answer, invalidates: ['checklist', ...visitKinds] })
  const open = data?.items.filter(item => !isOffered(data, item.key)) ?? []
  const offerAll = () =>
    void answer.send({ id: sheetId, answers: open.map(item => ({ key: item.key, result: 'ok' as const })) })
  const isOff = !canFill || open.length === 0
  useHotkeys(t.hospitality, [{ key: 'Alt+H', label: t.allOffered, run: offerAll, disabled: isOff }])
  if (!data) return null
  return (
    <div className={styles.ticks}>
      {data.items.map(item => (
        <Tick
          key={item.key}
          label={item.label}
          isOn={isOffered(data, item.key)}
          isOff={!canFill || answer.busy}
          onChange={isOn =>
            void answer.send({ id: sheetId, answers: [{ key: item.key, result: isOn ? 'ok' : 'bad' }] })
          }
        />
      ))}
      {!isOff && (
        <Button size="small" loading={answer.busy} onClick={offerAll}>
          {t.allOffered} (Alt+H)
        </Button>
      )}
    </div>
  )
}

function isOffered(sheet: SheetView, key: string): boolean {
  return sheet.answers.some(answer => answer.key === key && answer.result === 'ok')
}

type TickProps = {
  label: SheetView['items'][number]['label']
  isOn: boolean
  isOff: boolean
  onChange: (isOn: boolean) => void
}

function Tick({ label, isOn, isOff, onChange }: TickProps) {
  const text = useText()
  return (
    <label>
      <input type="checkbox" checked={isOn} disabled={isOff} onChange={event => onChange(event.target.checked)} />{' '}
      {text(label)}
    </label>
  )
}

/** Said once more where the customer is about to sign; it is a hint and no gate. */
export function HospitalityHint({ visit }: { visit: VisitView }) {
  const t = useTexts(counterText)
  const open = visit.hospitalitySheet?.gaps ?? []
  if (visit.hospitalityOpen !== null || open.length === 0) return null
  return (
    <Alert
      style={{ marginTop: 8 }}
      type="warning"
      showIcon
      title={fill(t.hospitalityHint, { items: open.join('、') })}
    />
  )
}

/** For whoever receives this customer next. */
export function NotePanel({ visit }: { visit: VisitView }) {
  const t = useTexts(counterText)
  const [note, setNote] = useState(visit.adviserNote)
  const save = useVisitCommand(api.visits.note, { success: t.saveNote })
  return (
    <Section title={t.note}>
      <Input.TextArea
        aria-label={t.note}
        placeholder={t.noteHint}
        autoSize={{ minRows: 2 }}
        maxLength={500}
        value={note}
        onChange={event => setNote(event.target.value)}
      />
      {note.trim() !== visit.adviserNote && (
        <Button
          style={{ marginTop: 8 }}
          loading={save.busy}
          onClick={() => void save.send({ id: visit.id, version: visit.version, note: note.trim() || null })}
        >
          {t.saveNote}
        </Button>
      )}
    </Section>
  )
}
