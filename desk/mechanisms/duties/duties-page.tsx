import { useState } from 'react'
import type { DutyView } from '#domain/mechanisms/duties/contract.ts'
import { choiceFilter, flagFilter, useFilters } from '../../kernel/filters.ts'
import { useLoad } from '../../kernel/query.tsx'
import { useGo } from '../../kernel/router.tsx'
import { useCan } from '../../kernel/session.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { FilterBar } from '../kit/filter-bar.tsx'
import { ListPage } from '../kit/list-page.tsx'
import { DueTag, DueTime } from './due.tsx'
import { Holder, useDutyColumns } from './duty-columns.tsx'
import { FinishDialog } from './finish-dialog.tsx'
import { dutiesLoader, dutyCountsLoader } from './loaders.ts'
import { dueLooks } from './looks.ts'
import { ReassignDialog } from './reassign-dialog.tsx'
import { StandInBanners } from './stand-in-banners.tsx'
import { dutyText } from './text.ts'

const filters = {
  whose: choiceFilter(['mine', 'people', 'store'], 'mine'),
  state: choiceFilter(['all', 'open', 'warned', 'overdue'], 'all'),
  later: flagFilter(),
}

/** What I must do, the most urgent first; for supervisors also what their people are late with. */
export function Page() {
  const t = useTexts(dutyText)
  const text = useText()
  const go = useGo()
  const bound = useFilters(filters)
  const { whose, state, later } = bound.values
  const [dialog, setDialog] = useState<{ kind: 'finish' | 'reassign'; duty: DutyView } | null>(null)
  const columns = useDutyColumns({
    onFinish: duty => setDialog({ kind: 'finish', duty }),
    onReassign: duty => setDialog({ kind: 'reassign', duty }),
  })
  const close = () => setDialog(null)
  return (
    <>
      <ListPage<DutyView>
        title={t.myDuties}
        filters={<DutyFilterBar bound={bound} />}
        summary={<StandInBanners />}
        load={dutiesLoader({ whose, state: whose === 'mine' ? state : 'all', later })}
        columns={columns}
        rowKey={duty => duty.id}
        onOpen={duty => duty.path !== '' && go(duty.path)}
        rowTone={duty => (duty.state === 'overdue' ? 'bad' : duty.state === 'warned' ? 'warn' : undefined)}
        card={duty => (
          <>
            <DueTag duty={duty} /> <DueTime duty={duty} />
            <div>{text(duty.title)}</div>
            <Holder duty={duty} />
          </>
        )}
        empty={whose === 'mine' ? { title: t.nothing, hint: t.nothingHint } : { title: t.noneLate, hint: '' }}
      />
      {dialog?.kind === 'finish' && <FinishDialog duty={dialog.duty} onClose={close} />}
      {dialog?.kind === 'reassign' && <ReassignDialog duty={dialog.duty} onClose={close} />}
    </>
  )
}

type Bound = ReturnType<typeof useFilters<typeof filters>>

function DutyFilterBar({ bound }: { bound: Bound }) {
  const t = useTexts(dutyText)
  const text = useText()
  const can = useCan()
  const counts = useLoad(dutyCountsLoader()).data
  const whose = [
    { value: 'mine', label: t.mine },
    { value: 'people', label: t.people },
    { value: 'store', label: t.store },
  ]
  const states = (['overdue', 'warned', 'open'] as const).map(state => ({
    value: state,
    label: text(dueLooks[state].label),
    ...(counts ? { count: counts[state] } : {}),
  }))
  const choice = { name: 'whose', label: t.whose, kind: 'tabs', choices: whose } as const
  const state = {
    name: 'state',
    label: t.state,
    kind: 'tabs',
    choices: [{ value: 'all', label: t.all }, ...states],
  } as const
  const later = { name: 'later', label: t.later, kind: 'flag' } as const
  const ofMine = bound.values.whose === 'mine' ? [state, later] : []
  return <FilterBar filters={bound} fields={can('duty.supervise') ? [choice, ...ofMine] : ofMine} />
}
