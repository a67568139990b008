import { useState } from 'react'
import type { MessageView } from '#domain/mechanisms/messages/contract.ts'
import { purposeTexts } from '#domain/mechanisms/messages/states.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { DetailHeader, type HeaderAction } from '../kit/detail-header.tsx'
import { ReasonDialog } from '../kit/reason-dialog.tsx'
import { Columns, Facts, Section } from '../kit/section.tsx'
import { StatusOf } from '../kit/status-tag.tsx'
import { TimelineButton } from '../timeline/timeline-drawer.tsx'
import { messagePath, messagesPath } from './addresses.ts'
import { messageLoader } from './loaders.ts'
import { messageLooks } from './looks.ts'
import { CauseLink, ChannelOf, CustomerOf, useReason } from './message-facts.tsx'
import { messageText } from './text.ts'

/** One message: what it says, where it stands, and for a call or letter how it went. */
export function Page() {
  const { id } = messagePath.useParams()
  const { data, placeholder } = useLoad(messageLoader(id))
  return data ? <MessageDetail message={data} /> : placeholder
}

function MessageDetail({ message }: { message: MessageView }) {
  const t = useTexts(messageText)
  const { actions, dialogs } = useActions(message)
  return (
    <>
      <DetailHeader
        title={message.title || t.message}
        tags={<StatusOf looks={messageLooks} value={message.state} />}
        backTo={messagesPath.href({})}
        actions={actions}
      />
      <Columns
        main={
          <Section title={t.content}>
            <p style={{ whiteSpace: 'pre-wrap', margin: 0, fontSize: 15 }}>{message.body}</p>
          </Section>
        }
        side={<MessageFacts message={message} />}
      />
      {dialogs}
    </>
  )
}

function MessageFacts({ message }: { message: MessageView }) {
  const t = useTexts(messageText)
  const text = useText()
  const reason = useReason()(message)
  return (
    <Section extra={<TimelineButton subjectId={message.id} about={['message', 'duty']} />}>
      <Facts
        facts={[
          { label: t.customer, value: <CustomerOf message={message} /> },
          { label: t.address, value: <span className="cb-num">{message.addressMasked || '—'}</span> },
          { label: t.channel, value: <ChannelOf message={message} /> },
          { label: t.purpose, value: text(purposeTexts[message.purpose]) },
          { label: t.cause, value: <CauseLink message={message} /> },
          { label: t.written, value: <When at={message.createdAt} /> },
          { label: t.notBefore, value: <When at={message.notBefore} /> },
          { label: t.sent, value: <When at={message.sentAt} /> },
          { label: t.delivered, value: <When at={message.deliveredAt} /> },
          { label: t.tries, value: message.tries },
          { label: t.reason, value: reason || '—', wide: true },
        ]}
      />
    </Section>
  )
}

function useActions(message: MessageView) {
  const t = useTexts(messageText)
  const [asking, setAsking] = useState<'cancel' | 'givenUp' | null>(null)
  const invalidates = ['message', 'duty']
  const retry = useCommand({ run: api.messages.retry, invalidates, success: t.retried })
  const cancel = useCommand({ run: api.messages.cancel, invalidates, success: t.cancelled, quiet: true })
  const finish = useCommand({ run: api.messages.finish, invalidates, success: t.saved })
  const { id, can } = message
  const outcome = (value: 'done' | 'notReached') => void finish.send({ id, outcome: value })
  const done = message.channel === 'letter' ? t.letterSent : t.reached
  const byHand: HeaderAction[] = [
    { key: 'done', label: done, kind: 'primary', hotkey: 'Ctrl+S', busy: finish.busy, onClick: () => outcome('done') },
    { key: 'notReached', label: t.notReached, onClick: () => outcome('notReached') },
    { key: 'givenUp', label: t.givenUp, onClick: () => setAsking('givenUp') },
  ]
  const actions: HeaderAction[] = [
    ...(can.finish ? byHand : []),
    ...(can.retry ? [{ key: 'retry', label: t.retry, busy: retry.busy, onClick: () => void retry.send({ id }) }] : []),
    ...(can.cancel
      ? [{ key: 'cancel', label: t.cancel, kind: 'danger' as const, onClick: () => setAsking('cancel') }]
      : []),
  ]
  const close = () => setAsking(null)
  const dialogs = (
    <>
      <ReasonDialog
        open={asking === 'cancel'}
        title={t.cancelTitle}
        explanation={t.cancelHint}
        okLabel={t.cancel}
        danger
        onClose={close}
        onSubmit={reason => cancel.send({ id, reason })}
      />
      <ReasonDialog
        open={asking === 'givenUp'}
        title={t.giveUpTitle}
        okLabel={t.givenUp}
        onClose={close}
        onSubmit={note => finish.send({ id, outcome: 'givenUp', note })}
      />
    </>
  )
  return { actions, dialogs }
}
