import { at } from '#desk/kernel/format.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf, StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { ticketKindTexts } from '#domain/processes/follow-up/kinds.ts'
import { ticketPath } from './addresses.ts'
import styles from './call.module.css'
import type { Workspace } from './call-page.tsx'
import { resultLooks, ticketLooks } from './looks.ts'
import { followUpText } from './text.ts'

export function HistoryColumn({ work }: { work: Workspace }) {
  const t = useTexts(followUpText)
  const text = useText()
  return (
    <div className={styles.stack}>
      <Section title={t.history}>
        {work.calls.length === 0 && <span className={styles.quiet}>{t.noCalls}</span>}
        {work.calls.map(call => (
          <div key={call.id} className={styles.past}>
            <div>
              <span className="cb-num">{at(call.startedAt)}</span> {call.purpose}
            </div>
            <div className={styles.tags}>
              <StatusOf looks={resultLooks} value={call.result} />
              {call.satisfied !== null && (
                <StatusTag tone={call.satisfied ? 'good' : 'bad'}>{call.satisfied ? t.yes : t.no}</StatusTag>
              )}
              <span className={styles.quiet}>{call.staff}</span>
            </div>
            {call.opinion !== '' && <div>{call.opinion}</div>}
          </div>
        ))}
      </Section>
      <Section title={t.earlierTickets}>
        {work.tickets.length === 0 && <span className={styles.quiet}>{t.noTickets}</span>}
        {work.tickets.map(ticket => (
          <div key={ticket.id} className={styles.past}>
            <div className={styles.tags}>
              <Go to={ticketPath.href({ id: ticket.id })} className="cb-num">
                {ticket.number}
              </Go>
              <span>{text(ticketKindTexts[ticket.kind])}</span>
              <StatusOf looks={ticketLooks} value={ticket.state} />
            </div>
            <div>{ticket.text}</div>
            {ticket.answer !== '' && (
              <div className={styles.quiet}>
                {t.answer}：{ticket.answer}
              </div>
            )}
          </div>
        ))}
      </Section>
    </div>
  )
}
