import { Input, Radio, Select } from 'antd'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { InstantInput } from '#desk/mechanisms/kit/fields.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { type ContactMethod, methodTexts } from '#domain/processes/active-booking/kinds.ts'
import { explanationOutcomeTexts } from '#domain/processes/appointments/explanation.ts'
import { BenefitTicks, type Told } from '../appointments/benefit-ticks.tsx'
import styles from '../follow-up/call.module.css'
import { activeText } from './text.ts'

/** What the caller notes while talking. */
export type Notes = {
  method: ContactMethod
  note: string
  told: Told
  outcome: 'accepted' | 'declined' | null
  nextAt: string | null
}

export const emptyNotes = (method: ContactMethod): Notes => ({
  method,
  note: '',
  told: [],
  outcome: null,
  nextAt: null,
})

export function TalkSection({ notes, onChange }: { notes: Notes; onChange: (change: Partial<Notes>) => void }) {
  const t = useTexts(activeText)
  const text = useText()
  return (
    <div className={styles.stack}>
      <Section title={t.benefits}>
        <div className={styles.form}>
          <BenefitTicks told={notes.told} onChange={told => onChange({ told })} />
          {notes.told.length > 0 && (
            <div className={styles.ask}>
              <span>{t.answer}</span>
              <Radio.Group
                aria-label={t.answer}
                optionType="button"
                value={notes.outcome}
                options={optionsFrom(explanationOutcomeTexts, text)}
                onChange={event => onChange({ outcome: event.target.value })}
              />
            </div>
          )}
        </div>
      </Section>
      <Section title={t.record}>
        <div className={styles.form}>
          <div className={styles.ask}>
            <span>{t.byWay}</span>
            <Select
              aria-label={t.byWay}
              value={notes.method}
              options={optionsFrom(methodTexts, text)}
              onChange={method => onChange({ method })}
            />
          </div>
          <div className={styles.ask}>
            <span>{t.nextAt}</span>
            <InstantInput aria-label={t.nextAt} value={notes.nextAt} onChange={nextAt => onChange({ nextAt })} />
          </div>
          <Input.TextArea
            aria-label={t.note}
            placeholder={t.note}
            rows={3}
            maxLength={500}
            value={notes.note}
            onChange={event => onChange({ note: event.target.value })}
          />
        </div>
      </Section>
    </div>
  )
}
