import { PhoneOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { now, useNow } from '#desk/kernel/clock.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { at, Phone, plain } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go, useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf, StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { methodTexts, reasonTexts } from '#domain/processes/active-booking/kinds.ts'
import { appointmentPath } from '../appointments/addresses.ts'
import { ProposeDrawer } from '../appointments/propose-drawer.tsx'
import { proposeText } from '../appointments/propose-text.ts'
import { vehiclePath } from '../customers/addresses.ts'
import styles from '../follow-up/call.module.css'
import { secondsBetween } from '../follow-up/call-clock.ts'
import { candidatePath, candidatesPath } from './addresses.ts'
import { candidateLoader, candidateTouches } from './loaders.ts'
import { candidateLooks, contactLooks } from './looks.ts'
import { emptyNotes, type Notes, TalkSection } from './notes.tsx'
import { ResultBar } from './result-bar.tsx'
import { activeText } from './text.ts'

export type Work = Awaited<ReturnType<typeof api.activeBooking.get>>

/** The caller's one screen: what to say and why, what the customer said, what was tried before. */
export function Page() {
  const { id } = candidatePath.useParams()
  const { data, placeholder } = useLoad(candidateLoader(id), { rows: 8 })
  return data ? <Desk key={id} work={data} /> : placeholder
}

function Desk({ work }: { work: Work }) {
  const t = useTexts(activeText)
  const [begunAt, setBegunAt] = useState<string | null>(null)
  const [notes, setNotes] = useState<Notes>(() => emptyNotes(work.method))
  return (
    <div className={styles.page}>
      <Head work={work} begunAt={begunAt} onBegin={() => setBegunAt(now())} />
      <div className={styles.columns}>
        <Script work={work} />
        {work.can.call ? (
          <TalkSection notes={notes} onChange={change => setNotes(before => ({ ...before, ...change }))} />
        ) : (
          <Section>
            {t.finished}
            {work.booking && (
              <p>
                <Go to={appointmentPath.href({ id: work.booking.id })}>
                  {t.booking} {plain(work.booking.number)}
                </Go>
              </p>
            )}
          </Section>
        )}
        <History work={work} />
      </div>
      {work.can.call && <ResultBar work={work} notes={notes} begunAt={begunAt} />}
    </div>
  )
}

function Head({ work, begunAt, onBegin }: { work: Work; begunAt: string | null; onBegin: () => void }) {
  const t = useTexts(activeText)
  const text = useText()
  const moment = useNow(1_000)
  const p = useTexts(proposeText)
  const go = useGo()
  const [isProposing, setIsProposing] = useState(false)
  const invite = useCommand({ run: api.onlineBooking.invite, invalidates: candidateTouches, success: t.invited })
  const seconds = begunAt === null ? 0 : secondsBetween(begunAt, moment)
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  const proposed = { vehicleId: work.vehicleId, plate: work.plate, customer: work.customer, kind: work.kind }
  return (
    <>
      <DetailHeader
        title={work.customer}
        subtitle={`${work.plate}　${work.car}　${text(reasonTexts[work.reason])}`}
        tags={
          <>
            <StatusOf looks={candidateLooks} value={work.state} />
            {work.lost && <StatusTag tone="warn">{t.lost}</StatusTag>}
          </>
        }
        backTo={candidatesPath.href({})}
        facts={[
          { label: t.phone, value: <Phone masked={work.phoneMasked} /> },
          ...(begunAt === null ? [] : [{ label: t.talk, value: <span className="cb-num">{clock}</span> }]),
          ...(work.plannedAt === null || work.state !== 'open'
            ? []
            : [{ label: t.planned, value: `${at(work.plannedAt)} – ${at(work.plannedUntil, 'time')}` }]),
        ]}
        actions={[
          ...(work.can.call
            ? [
                {
                  key: 'propose',
                  label: p.propose,
                  onClick: () => setIsProposing(true),
                },
                {
                  key: 'invite',
                  label: t.invite,
                  busy: invite.busy,
                  onClick: () => void invite.send({ id: newId(), vehicleId: work.vehicleId, personId: work.personId }),
                },
              ]
            : []),
          ...(work.can.call && begunAt === null && work.method === 'call'
            ? [{ key: 'begin', label: t.begin, icon: <PhoneOutlined />, hotkey: 'Alt+B', onClick: onBegin }]
            : []),
        ]}
      />
      {isProposing && (
        <ProposeDrawer
          to={proposed}
          onClose={() => setIsProposing(false)}
          onDone={id => go(appointmentPath.href({ id }))}
        />
      )}
    </>
  )
}

function Script({ work }: { work: Work }) {
  const t = useTexts(activeText)
  const text = useText()
  return (
    <div className={styles.stack}>
      <Section title={t.script}>
        <h3 className={styles.label}>{t.opening}</h3>
        <p className={styles.say}>{work.opening}</p>
        {work.others.length > 0 && (
          <>
            <h3 className={styles.label}>{t.alsoCalled}</h3>
            {work.others.map(other => (
              <p key={other.id} className={styles.say}>
                {text(reasonTexts[other.reason])} {other.item}
              </p>
            ))}
          </>
        )}
      </Section>
      <Section>
        <Facts
          facts={[
            { label: t.lastVisit, value: plain(work.lastVisitOn) },
            { label: t.kmSince, value: plain(work.kmSince) },
            { label: t.words, value: plain(work.convenientTime), wide: true },
            { label: t.file, value: <Go to={vehiclePath.href({ id: work.vehicleId })}>{work.plate}</Go> },
          ]}
        />
      </Section>
    </div>
  )
}

function History({ work }: { work: Work }) {
  const t = useTexts(activeText)
  const text = useText()
  return (
    <Section title={t.history}>
      {work.contacts.length === 0 && <span className={styles.quiet}>{t.noHistory}</span>}
      {work.contacts.map(contact => (
        <div key={contact.id} className={styles.past}>
          <StatusOf looks={contactLooks} value={contact.result} /> {text(methodTexts[contact.method])}{' '}
          <span className={styles.quiet}>
            {at(contact.at)} {contact.by}
          </span>
          {contact.nextAt && <div>{fill(t.next, { at: at(contact.nextAt) })}</div>}
          {contact.note && <div>{contact.note}</div>}
        </div>
      ))}
    </Section>
  )
}
