import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Segmented } from 'antd'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { newId } from '#domain/kernel/id.ts'
import { handlingTexts, ticketKindTexts } from '#domain/processes/follow-up/kinds.ts'
import styles from './call.module.css'
import { followUpText } from './text.ts'

export type TicketDraft = {
  id: string
  kind: keyof typeof ticketKindTexts
  text: string
  handling: keyof typeof handlingTexts
  answer: string
}

type DraftsProps = { tickets: readonly TicketDraft[]; onChange: (tickets: readonly TicketDraft[]) => void }

/** Opinions and requests heard in the call; they are opened together with its record. */
export function TicketDrafts({ tickets, onChange }: DraftsProps) {
  const t = useTexts(followUpText)
  const add = () => onChange([...tickets, { id: newId(), kind: 'opinion', text: '', handling: 'study', answer: '' }])
  const change = (id: string, part: Partial<TicketDraft>) =>
    onChange(tickets.map(ticket => (ticket.id === id ? { ...ticket, ...part } : ticket)))
  useHotkeys(t.tickets, [{ key: 'Alt+N', label: t.addTicket, run: add }])
  return (
    <Section
      title={t.tickets}
      extra={
        <Button icon={<PlusOutlined />} onClick={add} title="Alt+N">
          {t.addTicket}
        </Button>
      }
    >
      {tickets.length === 0 && <span className={styles.quiet}>{t.noTickets}</span>}
      {tickets.map(ticket => (
        <Draft
          key={ticket.id}
          ticket={ticket}
          onChange={part => change(ticket.id, part)}
          onRemove={() => onChange(tickets.filter(each => each.id !== ticket.id))}
        />
      ))}
    </Section>
  )
}

type DraftProps = { ticket: TicketDraft; onChange: (part: Partial<TicketDraft>) => void; onRemove: () => void }

function Draft({ ticket, onChange, onRemove }: DraftProps) {
  const t = useTexts(followUpText)
  const text = useText()
  return (
    <div className={styles.draft}>
      <div className={styles.tags}>
        <Segmented
          aria-label={t.kind}
          value={ticket.kind}
          options={optionsFrom(ticketKindTexts, text)}
          onChange={kind => onChange({ kind })}
        />
        <Segmented
          aria-label={t.handling}
          value={ticket.handling}
          options={optionsFrom(handlingTexts, text)}
          onChange={handling => onChange({ handling })}
        />
        <Button type="text" icon={<DeleteOutlined />} aria-label={t.remove} onClick={onRemove} />
      </div>
      <Input.TextArea
        autoFocus
        aria-label={t.ticketText}
        placeholder={t.ticketText}
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={1000}
        value={ticket.text}
        onChange={event => onChange({ text: event.target.value })}
      />
      {ticket.handling === 'now' && (
        <Input.TextArea
          aria-label={t.answer}
          placeholder={t.answer}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={1000}
          value={ticket.answer}
          onChange={event => onChange({ answer: event.target.value })}
        />
      )}
    </div>
  )
}
