import { useState } from 'react'
import type { OutsideCallView } from '#domain/mechanisms/outside/contract.ts'
import { partyNames, partyTexts } from '#domain/mechanisms/outside/parties.ts'
import { choiceFilter, useFilters } from '../../kernel/filters.ts'
import { When } from '../../kernel/format.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { FilterBar } from '../kit/filter-bar.tsx'
import { ListPage } from '../kit/list-page.tsx'
import type { ListColumn } from '../kit/row-table.tsx'
import { StatusOf } from '../kit/status-tag.tsx'
import { CallDrawer } from './call-drawer.tsx'
import { callsLoader } from './loaders.ts'
import { callLooks } from './looks.ts'
import { PartySwitches } from './party-switches.tsx'
import { outsideText, useOperation } from './text.ts'

const filters = {
  state: choiceFilter(['all', 'waiting', 'failed', 'done'], 'all'),
  party: choiceFilter(['all', ...partyNames], 'all'),
}

/** The console of the simulated outside parties: their switches, and every call with what was said. */
export function Page() {
  const t = useTexts(outsideText)
  const bound = useFilters(filters)
  const { state, party } = bound.values
  const [open, setOpen] = useState<OutsideCallView | null>(null)
  const wanted = { state: state === 'all' ? undefined : state, party: party === 'all' ? undefined : party }
  return (
    <>
      <ListPage<OutsideCallView>
        title={t.title}
        filters={<CallFilterBar bound={bound} />}
        summary={<PartySwitches />}
        load={callsLoader(wanted)}
        columns={useColumns()}
        rowKey={row => row.id}
        onOpen={setOpen}
        rowTone={row => (row.state === 'failed' ? 'bad' : undefined)}
        empty={{ title: t.none, hint: t.noneHint }}
      />
      {open && <CallDrawer call={open} onClose={() => setOpen(null)} />}
    </>
  )
}

function CallFilterBar({ bound }: { bound: ReturnType<typeof useFilters<typeof filters>> }) {
  const t = useTexts(outsideText)
  const text = useText()
  const states = [
    { value: 'all', label: t.all },
    { value: 'waiting', label: t.stateWaiting },
    { value: 'failed', label: text(callLooks.failed.label) },
    { value: 'done', label: t.stateDone },
  ]
  const parties = partyNames.map(name => ({ value: name, label: text(partyTexts[name]) }))
  return (
    <FilterBar
      filters={bound}
      fields={[
        { name: 'state', label: t.state, kind: 'tabs', choices: states },
        { name: 'party', label: t.party, kind: 'choice', choices: parties },
      ]}
    />
  )
}

function useColumns(): ListColumn<OutsideCallView>[] {
  const t = useTexts(outsideText)
  const text = useText()
  const operationOf = useOperation()
  const faultOf = (error: string) => (error === 'garbage' ? t.nonsense : t.down)
  return [
    { key: 'state', title: t.state, width: 140, render: row => <StatusOf looks={callLooks} value={row.state} /> },
    { key: 'at', title: t.at, width: 140, render: row => <When at={row.at} /> },
    { key: 'party', title: t.party, width: 100, render: row => text(partyTexts[row.party]) },
    { key: 'operation', title: t.operation, width: 100, render: row => operationOf(row.operation) },
    {
      key: 'content',
      title: t.content,
      minWidth: 320,
      render: row => [...(row.lastError === null ? [] : [faultOf(row.lastError)]), summaryOf(row.request)].join(' · '),
    },
    { key: 'tries', title: t.tries, width: 60, align: 'right', render: row => row.tries },
  ]
}

/** The words of a message, else the plain values: enough to recognise a call by. */
function summaryOf(request: unknown): string {
  if (typeof request !== 'object' || request === null) return ''
  if ('body' in request) return String(request.body)
  const plain = Object.values(request).filter(value => typeof value === 'string' || typeof value === 'number')
  return plain.join(' · ').slice(0, 120)
}
