import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { at } from '#desk/kernel/format.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { Countdown } from '#desk/mechanisms/kit/countdown.tsx'
import { ReasonDialog } from '#desk/mechanisms/kit/reason-dialog.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { minutesBetween } from '#domain/kernel/time.ts'
import { isRole, roleTexts } from '#domain/mechanisms/access/roles.ts'
import type { WorkTicket } from '#domain/processes/repair-orders/contract-tickets.ts'
import { channelTexts } from '#domain/processes/repair-orders/kinds.ts'
import { ticketKindTexts, ticketStateTexts } from '#domain/processes/repair-orders/work-tickets.ts'
import { orderPath } from './addresses.ts'
import { AnswerTicketDrawer } from './answer-ticket-drawer.tsx'
import { ticketKinds } from './loaders.ts'
import styles from './orders.module.css'
import { ticketText } from './ticket-text.ts'

/** Who waits for whom, since when, and the answer when there is one. */
export function TicketList({ tickets, withCar }: { tickets: readonly WorkTicket[]; withCar?: boolean }) {
  return (
    <ul className={styles.tickets}>
      {tickets.map(ticket => (
        <li key={ticket.id} data-open={ticket.endedAt === null || undefined} data-kind={ticket.kind}>
          <Head ticket={ticket} withCar={withCar ?? false} />
          <Course ticket={ticket} />
          <Actions ticket={ticket} />
        </li>
      ))}
    </ul>
  )
}

function Head({ ticket, withCar }: { ticket: WorkTicket; withCar: boolean }) {
  const t = useTexts(ticketText)
  const text = useText()
  const isOver = ticket.endedAt !== null
  const isGood = ticket.state === 'ended'
  return (
    <div className={styles.ticketHead}>
      <StatusTag tone={isOver ? 'calm' : ticket.kind === 'andon' ? 'bad' : 'warn'}>
        {text(ticketKindTexts[ticket.kind])}
      </StatusTag>
      {withCar && (
        <Go to={`${orderPath.href({ id: ticket.orderId })}?tab=tickets`}>
          <strong className="cb-num">{ticket.plate}</strong>
        </Go>
      )}
      <strong>{ticket.reason}</strong>
      {ticket.line && <span>{ticket.line}</span>}
      {ticket.bay && <span>{ticket.bay}</span>}
      <StatusTag tone={isGood ? 'good' : isOver ? 'calm' : 'info'}>{text(ticketStateTexts[ticket.state])}</StatusTag>
      {isOver && ticket.late && <StatusTag tone="bad">{t.late}</StatusTag>}
      {!isOver && <Countdown dueAt={ticket.dueAt} />}
    </div>
  )
}

function Course({ ticket }: { ticket: WorkTicket }) {
  const t = useTexts(ticketText)
  const text = useText()
  const channels: Record<string, string> = useTexts(channelTexts)
  const role = isRole(ticket.toRole) ? text(roleTexts[ticket.toRole]) : ticket.toRole
  const parts = [
    fill(t.since, { who: ticket.calledBy, at: at(ticket.calledAt) }),
    ticket.acceptedAt
      ? fill(t.takenBy, { who: ticket.acceptedBy, at: at(ticket.acceptedAt) })
      : fill(t.forWhom, { who: ticket.owner || role }),
    ...(ticket.endedAt ? [fill(t.took, { n: minutesBetween(ticket.calledAt, ticket.endedAt) })] : []),
    ...(ticket.cause ? [`${t.cause}：${ticket.cause}`] : []),
    ...(ticket.outcome ? [`${t.outcome}：${ticket.outcome}`] : []),
    ...(ticket.toldChannel ? [`${t.told}：${channels[ticket.toldChannel] ?? ''}`] : []),
  ]
  return <div className={styles.quiet}>{parts.join(' · ')}</div>
}

function Actions({ ticket }: { ticket: WorkTicket }) {
  const t = useTexts(ticketText)
  const [open, setOpen] = useState<'answer' | 'withdraw' | null>(null)
  const invalidates = [...ticketKinds, 'duty', 'notice'] as const
  const take = useCommand({ run: api.repairOrders.acceptTicket, invalidates, success: t.taken })
  const withdraw = useCommand({ run: api.repairOrders.withdrawTicket, invalidates, success: t.withdrawn, quiet: true })
  const { id, version, can } = ticket
  if (!can.accept && !can.end && !can.withdraw) return null
  return (
    <div className={styles.ticketHead}>
      {can.accept && <ActionButton label={t.take} busy={take.busy} onClick={() => void take.send({ id, version })} />}
      {can.end && <ActionButton label={t.answer} kind="primary" onClick={() => setOpen('answer')} />}
      {can.withdraw && <ActionButton label={t.withdraw} onClick={() => setOpen('withdraw')} />}
      <AnswerTicketDrawer open={open === 'answer'} ticket={ticket} onClose={() => setOpen(null)} />
      <ReasonDialog
        open={open === 'withdraw'}
        title={t.withdraw}
        onClose={() => setOpen(null)}
        onSubmit={reason => withdraw.send({ id, version, reason })}
      />
    </div>
  )
}
