import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { at } from '#desk/kernel/format.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ReasonDialog } from '#desk/mechanisms/kit/reason-dialog.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import styles from './reception.module.css'
import { receptionText } from './text.ts'
import { useVisitCommand } from './use-visit-command.ts'
import { visitText } from './visit-text.ts'

/** What is offered and asked aloud, with the answer kept. */
export function AskPanel({ visit }: { visit: VisitView }) {
  const t = useTexts(visitText)
  const consent = useVisitCommand(api.visits.consent)
  const open = visit.can.edit && visit.contactedAt !== null
  const key = { id: visit.id, version: visit.version }
  // A question needs neither a test nor a wash.
  const isConsult = visit.purpose === 'consult' || visit.purpose === 'parts'
  return (
    <div id="step-consent">
      <Section title={t.asked}>
        <dl className={styles.ask}>
          {visit.newCustomer && <Introduction visit={visit} />}
          {!isConsult && <dt>{t.consent}</dt>}
          {!isConsult && (
            <dd>
              {visit.testConsentAt ? (
                <StatusTag tone="good">{`${t.consented} ${at(visit.testConsentAt, 'time')}`}</StatusTag>
              ) : (
                <Button disabled={!open} loading={consent.busy} onClick={() => void consent.send(key)}>
                  {t.askConsent}
                </Button>
              )}
            </dd>
          )}
          {!isConsult && <Wash visit={visit} open={open} />}
          <Callback visit={visit} open={open} />
        </dl>
      </Section>
    </div>
  )
}

function Introduction({ visit }: { visit: VisitView }) {
  const t = useTexts(visitText)
  const [isSkipping, setSkipping] = useState(false)
  const introduce = useVisitCommand(api.visits.introduce)
  const key = { id: visit.id, version: visit.version }
  const isDone = visit.introducedAt !== null || visit.introductionSkipped !== ''
  return (
    <>
      <dt id="step-introduction">{t.introduction}</dt>
      <dd>
        {isDone ? (
          <StatusTag tone={visit.introducedAt ? 'good' : 'calm'}>
            {visit.introducedAt ? `${t.introduced} ${at(visit.introducedAt, 'time')}` : visit.introductionSkipped}
          </StatusTag>
        ) : (
          <>
            <Button type="primary" loading={introduce.busy} onClick={() => void introduce.send(key)}>
              {t.introduced}
            </Button>
            <Button onClick={() => setSkipping(true)}>{t.skip}</Button>
          </>
        )}
      </dd>
      <ReasonDialog
        open={isSkipping}
        title={t.skipReason}
        onClose={() => setSkipping(false)}
        onSubmit={skipReason => introduce.send({ ...key, skipReason })}
      />
    </>
  )
}

type AskProps = { visit: VisitView; open: boolean }

function Wash({ visit, open }: AskProps) {
  const t = useTexts(visitText)
  const r = useTexts(receptionText)
  const ask = useVisitCommand(api.visits.askWash)
  const isAlways = visit.washWanted === false && visit.washes
  return (
    <>
      <dt>{t.wash}</dt>
      <dd>
        <YesNo
          label={t.wash}
          value={visit.washWanted}
          disabled={!open || ask.busy}
          onChange={wanted => void ask.send({ id: visit.id, version: visit.version, wanted })}
        />
        {isAlways && <span className={styles.soft}>{t.washAlways}</span>}
        {visit.washWanted === null && <StatusTag tone="warn">{r.notAsked}</StatusTag>}
      </dd>
    </>
  )
}

function Callback({ visit, open }: AskProps) {
  const t = useTexts(visitText)
  const r = useTexts(receptionText)
  const [time, setTime] = useState(visit.followUpTime)
  const ask = useVisitCommand(api.visits.askCallback)
  const send = (wanted: boolean) =>
    void ask.send({ id: visit.id, version: visit.version, wanted, time: time.trim() || null })
  return (
    <>
      <dt>{t.callback}</dt>
      <dd>
        <YesNo label={t.callback} value={visit.followUpWanted} disabled={!open || ask.busy} onChange={send} />
        {visit.followUpWanted !== false && (
          <Input
            style={{ width: 170 }}
            aria-label={t.callbackTime}
            placeholder={t.callbackTime}
            value={time}
            maxLength={60}
            disabled={!open}
            onChange={event => setTime(event.target.value)}
            onBlur={() => visit.followUpWanted && time !== visit.followUpTime && send(true)}
          />
        )}
        {visit.followUpWanted === null && <StatusTag tone="warn">{r.notAsked}</StatusTag>}
      </dd>
    </>
  )
}

type YesNoProps = { label: string; value: boolean | null; disabled: boolean; onChange: (yes: boolean) => void }

function YesNo({ label, value, disabled, onChange }: YesNoProps) {
  const r = useTexts(receptionText)
  const chosen = value === null ? '' : value ? 'yes' : 'no'
  return (
    <Segmented
      aria-label={label}
      disabled={disabled}
      value={chosen}
      options={[
        { value: 'yes', label: r.yes },
        { value: 'no', label: r.no },
      ]}
      onChange={answer => onChange(answer === 'yes')}
    />
  )
}
