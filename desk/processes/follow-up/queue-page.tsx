import { useNow } from '#desk/kernel/clock.ts'
import { choiceFilter, useFilters } from '#desk/kernel/filters.ts'
import { at } from '#desk/kernel/format.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Countdown } from '#desk/mechanisms/kit/countdown.tsx'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ListPage } from '#desk/mechanisms/kit/list-page.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { addHours } from '#domain/kernel/time.ts'
import { specialTexts } from '#domain/processes/follow-up/kinds.ts'
import { callPath } from './addresses.ts'
import { queueLoader } from './loaders.ts'
import { stepText } from './looks.ts'
import { followUpText } from './text.ts'

const states = ['planned', 'done', 'excluded'] as const
const filters = { state: choiceFilter(states, 'planned') }
const soonHours = 2

/** Whom to call, the most urgent first: red is late, amber is due within two hours. */
export function Page() {
  const t = useTexts(followUpText)
  const text = useText()
  const go = useGo()
  const now = useNow()
  const bound = useFilters(filters)
  const { state } = bound.values
  const isPlanned = state === 'planned'
  const tone = (dueAt: string) => (dueAt <= now ? 'bad' : dueAt <= addHours(now, soonHours) ? 'warn' : undefined)
  return (
    <ListPage
      title={t.title}
      filters={
        <FilterBar
          filters={bound}
          fields={[
            { name: 'state', label: t.state, kind: 'tabs', choices: states.map(value => ({ value, label: t[value] })) },
          ]}
        />
      }
      load={queueLoader(state)}
      rowKey={row => row.id}
      rowTone={row => (isPlanned ? tone(row.dueAt) : undefined)}
      onOpen={row => go(callPath.href({ id: row.id }))}
      columns={[
        {
          key: 'due',
          title: t.due,
          width: 170,
          render: row =>
            isPlanned ? <Countdown dueAt={row.dueAt} warnAt={addHours(row.dueAt, -soonHours)} /> : at(row.dueAt),
        },
        { key: 'at', title: t.at, width: 140, render: row => <span className="cb-num">{at(row.dueAt)}</span> },
        { key: 'customer', title: t.customer, width: 110, render: row => <strong>{row.customer}</strong> },
        { key: 'plate', title: t.plate, width: 110, render: row => row.plate },
        { key: 'car', title: t.car, minWidth: 140, render: row => row.car },
        {
          key: 'step',
          title: t.step,
          width: 190,
          render: row => (
            <>
              {text(stepText(row.step))} {row.way === 'push' && <StatusTag tone="calm">{t.push}</StatusTag>}
              {row.special !== '' && <StatusTag tone="bad">{text(specialTexts[row.special])}</StatusTag>}
              {row.agreedAt && <StatusTag tone="info">{t.agreed}</StatusTag>}
            </>
          ),
        },
        {
          key: 'attempts',
          title: state === 'excluded' ? t.excluded : t.attempts,
          width: 120,
          render: row => (state === 'excluded' ? row.excludedBecause : fill(t.times, { n: row.attempts })),
        },
        { key: 'owner', title: t.owner, width: 100, render: row => row.owner },
      ]}
      card={row => (
        <>
          <strong>{row.customer}</strong> {row.plate} {isPlanned && <Countdown dueAt={row.dueAt} />}
          <div>{text(stepText(row.step))}</div>
        </>
      )}
      empty={{ title: t.none, hint: t.noneHint }}
    />
  )
}
