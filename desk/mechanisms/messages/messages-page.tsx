import type { MessageView } from '#domain/mechanisms/messages/contract.ts'
import { channels, purposes } from '#domain/mechanisms/messages/definition.ts'
import { channelTexts, messageStates, messageStateTexts, purposeTexts } from '#domain/mechanisms/messages/states.ts'
import { choiceFilter, textFilter, useFilters } from '../../kernel/filters.ts'
import { When } from '../../kernel/format.tsx'
import { useGo } from '../../kernel/router.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { FilterBar } from '../kit/filter-bar.tsx'
import { ListPage } from '../kit/list-page.tsx'
import type { ListColumn } from '../kit/row-table.tsx'
import { messagePath } from './addresses.ts'
import { messagesLoader } from './loaders.ts'
import { CauseLink, ChannelOf, CustomerOf, MessageStateTag } from './message-facts.tsx'
import { messageText } from './text.ts'

const filters = {
  state: choiceFilter(['all', ...messageStates], 'all'),
  channel: choiceFilter(['all', ...channels], 'all'),
  purpose: choiceFilter(['all', ...purposes], 'all'),
  text: textFilter(),
  personId: textFilter(),
}

/** Every message to customers: what went out, what waits, and why somebody got none. */
export function Page() {
  const t = useTexts(messageText)
  const go = useGo()
  const bound = useFilters(filters)
  const { state, channel, purpose, text, personId } = bound.values
  const wanted = {
    state: state === 'all' ? undefined : state,
    channel: channel === 'all' ? undefined : channel,
    purpose: purpose === 'all' ? undefined : purpose,
    text: text || undefined,
    personId: personId || undefined,
  }
  return (
    <ListPage<MessageView>
      title={t.title}
      filters={<MessageFilterBar bound={bound} />}
      load={messagesLoader(wanted)}
      columns={useColumns()}
      rowKey={row => row.id}
      onOpen={row => go(messagePath.href({ id: row.id }))}
      rowTone={row => (row.state === 'failed' ? 'bad' : undefined)}
      card={row => (
        <>
          <MessageStateTag message={row} /> <ChannelOf message={row} /> <When at={row.createdAt} />
          <div>
            {row.personName} {row.title}
          </div>
        </>
      )}
      empty={{ title: t.none, hint: t.noneHint }}
    />
  )
}

function MessageFilterBar({ bound }: { bound: ReturnType<typeof useFilters<typeof filters>> }) {
  const t = useTexts(messageText)
  const text = useText()
  const states = ['queued', 'failed', 'suppressed', 'delivered'] as const
  const tabs = [
    { value: 'all', label: t.all },
    ...states.map(state => ({ value: state, label: text(messageStateTexts[state]) })),
  ]
  return (
    <FilterBar
      filters={bound}
      fields={[
        { name: 'state', label: t.state, kind: 'tabs', choices: tabs },
        {
          name: 'channel',
          label: t.channel,
          kind: 'choice',
          choices: channels.map(channel => ({ value: channel, label: text(channelTexts[channel]) })),
        },
        {
          name: 'purpose',
          label: t.purpose,
          kind: 'choice',
          choices: purposes.map(purpose => ({ value: purpose, label: text(purposeTexts[purpose]) })),
        },
        { name: 'text', label: t.search, kind: 'text', width: 220 },
      ]}
    />
  )
}

function useColumns(): ListColumn<MessageView>[] {
  const t = useTexts(messageText)
  const text = useText()
  return [
    { key: 'state', title: t.state, width: 130, render: row => <MessageStateTag message={row} /> },
    { key: 'written', title: t.written, width: 140, render: row => <When at={row.createdAt} /> },
    { key: 'channel', title: t.channel, width: 90, render: row => <ChannelOf message={row} /> },
    {
      key: 'customer',
      title: t.customer,
      width: 130,
      render: row => (
        <>
          <CustomerOf message={row} />
          <div className="cb-num" style={{ fontSize: 12, color: '#595959' }}>
            {row.addressMasked}
          </div>
        </>
      ),
    },
    {
      key: 'content',
      title: t.content,
      minWidth: 300,
      render: row => (
        <>
          <strong>{row.title}</strong>
          <div>{row.body}</div>
        </>
      ),
    },
    { key: 'purpose', title: t.purpose, width: 90, render: row => text(purposeTexts[row.purpose]) },
    { key: 'cause', title: t.cause, width: 120, render: row => <CauseLink message={row} /> },
  ]
}
