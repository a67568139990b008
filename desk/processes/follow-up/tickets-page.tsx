import { choiceFilter, useFilters } from '#desk/kernel/filters.ts'
import { at } from '#desk/kernel/format.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ListPage } from '#desk/mechanisms/kit/list-page.tsx'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import { handlingTexts, ticketKindTexts } from '#domain/processes/follow-up/kinds.ts'
import { ticketPath } from './addresses.ts'
import { ticketsLoader } from './loaders.ts'
import { ticketLooks } from './looks.ts'
import { followUpText } from './text.ts'

const states = ['open', 'solved', 'told', 'closed', 'all'] as const
const filters = { state: choiceFilter(states, 'open') }

export function Page() {
  const t = useTexts(followUpText)
  const text = useText()
  const go = useGo()
  const bound = useFilters(filters)
  const label = (state: (typeof states)[number]) => (state === 'all' ? t.all : text(ticketLooks[state].label))
  return (
    <ListPage
      title={t.ticketsTitle}
      filters={
        <FilterBar
          filters={bound}
          fields={[
            {
              name: 'state',
              label: t.state,
              kind: 'tabs',
              choices: states.map(value => ({ value, label: label(value) })),
            },
          ]}
        />
      }
      load={ticketsLoader(bound.values.state)}
      rowKey={row => row.id}
      onOpen={row => go(ticketPath.href({ id: row.id }))}
      rowTone={row => (row.kind === 'complaint' && row.state === 'open' ? 'bad' : undefined)}
      columns={[
        { key: 'number', title: t.number, width: 140, render: row => <span className="cb-num">{row.number}</span> },
        { key: 'kind', title: t.kind, width: 80, render: row => text(ticketKindTexts[row.kind]) },
        { key: 'state', title: t.state, width: 100, render: row => <StatusOf looks={ticketLooks} value={row.state} /> },
        { key: 'text', title: t.text, minWidth: 240, ellipsis: true, render: row => row.text },
        { key: 'customer', title: t.customer, width: 110, render: row => row.customer },
        { key: 'plate', title: t.plate, width: 110, render: row => row.plate },
        { key: 'handling', title: t.handling, width: 110, render: row => text(handlingTexts[row.handling]) },
        { key: 'at', title: t.openedAt, width: 140, render: row => <span className="cb-num">{at(row.openedAt)}</span> },
      ]}
      empty={{ title: t.noTicketsHere, hint: '' }}
    />
  )
}
