import type { MessageView } from '#domain/mechanisms/messages/contract.ts'
import { channelTexts, reasonTexts } from '#domain/mechanisms/messages/states.ts'
import { Go } from '../../kernel/router.tsx'
import { useHrefOf } from '../../kernel/targets.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { StatusOf } from '../kit/status-tag.tsx'
import { messageLooks } from './looks.ts'
import { messageText } from './text.ts'

/** The state, and why it is so where that matters. */
export function MessageStateTag({ message }: { message: MessageView }) {
  const reason = useReason()(message)
  return (
    <>
      <StatusOf looks={messageLooks} value={message.state} />
      {reason && <div style={{ fontSize: 12, color: '#595959' }}>{reason}</div>}
    </>
  )
}

export function useReason(): (message: MessageView) => string {
  const text = useText()
  return ({ stateReason }) => {
    if (stateReason === null) return ''
    const known = Object.entries(reasonTexts).find(([key]) => key === stateReason)
    return known ? text(known[1]) : stateReason
  }
}

export function ChannelOf({ message }: { message: MessageView }) {
  return useText()(channelTexts[message.channel])
}

/** Opens the record a message is about, else the process it belongs to. */
export function CauseLink({ message }: { message: MessageView }) {
  const t = useTexts(messageText)
  const hrefOf = useHrefOf()
  const href =
    hrefOf(message.subjectKind, message.subjectId) ??
    (message.threadId === null ? undefined : hrefOf('repairOrder', message.threadId))
  return href ? <Go to={href}>{t.openCause}</Go> : <span>—</span>
}

export function CustomerOf({ message }: { message: MessageView }) {
  const hrefOf = useHrefOf()
  const href = message.personId === null ? undefined : hrefOf('person', message.personId)
  const name = message.personName || '—'
  return href ? <Go to={href}>{name}</Go> : <span>{name}</span>
}
