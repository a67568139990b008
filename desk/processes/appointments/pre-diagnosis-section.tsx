import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { api } from '../../kernel/api.ts'
import { at, qty } from '../../kernel/format.tsx'
import { loader, useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import styles from './appointments.module.css'
import { preDiagnosisText } from './talk-text.ts'
import type { SaveBooking } from './use-booking-save.ts'

type Cause = Awaited<ReturnType<typeof api.appointments.causes>>['causes'][number]

const noteLoader = (id: string) =>
  loader(['appointment'], ['pre-diagnosis', id], signal => api.appointments.preDiagnosis({ id }, { signal }))
const causesLoader = (symptom: string) =>
  loader(['stock'], ['fault causes', symptom], signal => api.appointments.causes({ symptom }, { signal }))

type SectionProps = { booking: BookingView; save: SaveBooking | undefined }

/** APT-15: what the fault is like, what may lie behind it, and the parts that would take. */
export function PreDiagnosisSection({ booking, save }: SectionProps) {
  const t = useTexts(preDiagnosisText)
  const { data } = useLoad(noteLoader(booking.id), { rows: 2 })
  if (!data || (!save && data.note === null)) return null
  return (
    <Section
      title={t.title}
      extra={data.note && <span className={styles.soft}>{`${data.note.notedBy} ${at(data.note.notedAt)}`}</span>}
    >
      {save ? (
        <NoteForm key={data.note?.notedAt} booking={booking} note={data.note} save={save} />
      ) : (
        <span>{booking.preDiagnosis}</span>
      )}
    </Section>
  )
}

type Note = NonNullable<Awaited<ReturnType<typeof api.appointments.preDiagnosis>>['note']>

function NoteForm({ booking, note, save }: { booking: BookingView; note: Note | null; save: SaveBooking }) {
  const t = useTexts(preDiagnosisText)
  const [said, setSaid] = useState({
    symptom: note?.symptom ?? booking.faults ?? '',
    since: note?.since ?? '',
    conditions: note?.conditions ?? '',
  })
  const [chosen, setChosen] = useState<readonly string[]>(note?.causes.map(item => item.cause) ?? [])
  // Looked up when the field is left, not at every key.
  const [symptom, setSymptom] = useState(said.symptom.trim())
  const set = (change: Partial<typeof said>) => setSaid(before => ({ ...before, ...change }))
  const { data } = useLoad(causesLoader(symptom || '—'), { rows: 1 })
  const causes = data?.causes ?? []
  const taken = causes.filter(item => chosen.includes(item.cause))
  const send = () =>
    void save((about, call) =>
      api.appointments.notePreDiagnosis(
        {
          ...about,
          ...said,
          system: taken[0]?.system ?? '',
          causes: taken.map(({ cause, system, parts }) => ({
            cause,
            system,
            parts: parts.map(({ partId, name }) => ({ partId, name })),
          })),
        },
        call,
      ),
    )
  const field = (name: 'symptom' | 'since' | 'conditions', max: number) => (
    <Input
      aria-label={t[name]}
      placeholder={t[name]}
      maxLength={max}
      value={said[name]}
      onChange={event => set({ [name]: event.target.value })}
      onBlur={() => setSymptom(said.symptom.trim())}
    />
  )
  return (
    <>
      <div className={styles.planRow}>
        <div className={styles.grow}>{field('symptom', 300)}</div>
        {field('since', 100)}
        {field('conditions', 200)}
      </div>
      {symptom !== '' && (
        <fieldset className={styles.benefits} aria-label={t.causes}>
          {causes.length === 0 && data && <span className={styles.soft}>{t.none}</span>}
          {causes.map(item => (
            <CauseTick
              key={item.cause}
              item={item}
              isTaken={chosen.includes(item.cause)}
              onFlip={() =>
                setChosen(before =>
                  before.includes(item.cause) ? before.filter(each => each !== item.cause) : [...before, item.cause],
                )
              }
            />
          ))}
        </fieldset>
      )}
      <div className={styles.explainEnd}>
        <ActionButton
          label={t.note}
          disabledReason={said.symptom.trim() === '' ? t.symptomFirst : null}
          onClick={send}
        />
      </div>
    </>
  )
}

function CauseTick({ item, isTaken, onFlip }: { item: Cause; isTaken: boolean; onFlip: () => void }) {
  const t = useTexts(preDiagnosisText)
  const parts = item.parts.map(part =>
    part.partId === null ? part.name : `${part.name} ${part.number}（${t.stock} ${qty(part.availableMilli)}）`,
  )
  return (
    <Checkbox checked={isTaken} onChange={onFlip}>
      {item.cause}{' '}
      <span className={styles.soft}>
        {[item.system, parts.join('、'), item.cases > 0 ? `${t.cases} ${item.cases}` : ''].filter(Boolean).join(' · ')}
      </span>
    </Checkbox>
  )
}
