import { api } from '#desk/kernel/api.ts'
import { now, today } from '#desk/kernel/clock.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { choiceFilter, flagFilter, useFilters } from '#desk/kernel/filters.ts'
import { at, percent } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go, useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ListPage } from '#desk/mechanisms/kit/list-page.tsx'
import { StatusOf, StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { Tile, Tiles } from '#desk/mechanisms/kit/tile.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { addDaysOn } from '#domain/kernel/time.ts'
import type { Candidate } from '#domain/processes/active-booking/contract.ts'
import { methodTexts, reasonTexts } from '#domain/processes/active-booking/kinds.ts'
import { activeKindTexts } from '#domain/processes/appointments/kinds.ts'
import { candidatePath, programmesPath } from './addresses.ts'
import { candidatesLoader, conversionLoader } from './loaders.ts'
import { candidateLooks } from './looks.ts'
import { activeText } from './text.ts'

const kinds = ['all', 'activeMaintenance', 'leftOver', 'newProblem', 'seasonal'] as const
const methods = ['all', 'call', 'sms', 'wechat', 'mail'] as const
const filters = {
  state: choiceFilter(['open', 'ended'], 'open'),
  kind: choiceFilter(kinds, 'all'),
  method: choiceFilter(methods, 'all'),
  due: flagFilter(),
}

/** Whom to win for a booking, by when they like to be reached; found by rule every night. */
export function Page() {
  const t = useTexts(activeText)
  const can = useCan()
  const text = useText()
  const go = useGo()
  const bound = useFilters(filters)
  const isOpen = bound.values.state === 'open'
  const columns = useColumns(isOpen)
  return (
    <ListPage
      title={t.title}
      actions={<Actions />}
      filters={
        <FilterBar
          filters={bound}
          fields={[
            {
              name: 'state',
              label: t.state,
              kind: 'tabs',
              choices: [
                { value: 'open', label: t.open },
                { value: 'ended', label: t.ended },
              ],
            },
            {
              name: 'kind',
              label: t.kind,
              kind: 'tabs',
              choices: kinds.map(value => ({ value, label: value === 'all' ? t.all : text(activeKindTexts[value]) })),
            },
            {
              name: 'method',
              label: t.method,
              kind: 'choice',
              choices: methods.map(value => ({ value, label: value === 'all' ? t.all : text(methodTexts[value]) })),
            },
            { name: 'due', label: t.due, kind: 'flag' },
          ]}
        />
      }
      summary={<Figures />}
      load={candidatesLoader(bound.values)}
      rowKey={row => row.id}
      rowTone={row => (isOpen && row.lost ? 'warn' : undefined)}
      onOpen={row => go(candidatePath.href({ id: row.id }))}
      columns={columns}
      card={row => (
        <>
          <strong>{row.customer}</strong> {row.plate} <span>{text(reasonTexts[row.reason])}</span>
          <div>{row.item}</div>
        </>
      )}
      empty={{ title: t.none, hint: can('activeBooking.plan') ? t.noneHint : t.noneNightly }}
    />
  )
}

function Actions() {
  const t = useTexts(activeText)
  const can = useCan()
  const refresh = useCommand({ run: api.activeBooking.refresh, invalidates: ['candidate'], success: t.refreshed })
  return (
    <>
      <Go to={programmesPath.href({})}>{t.programmes}</Go>
      {can('activeBooking.plan') && (
        <ActionButton label={t.refresh} busy={refresh.busy} onClick={() => void refresh.send({})} />
      )}
    </>
  )
}

function Figures() {
  const t = useTexts(activeText)
  const text = useText()
  const { data } = useLoad(conversionLoader(addDaysOn(today(), -29), today()))
  if (!data) return null
  const used = data.rows.filter(row => row.method === 'call' || row.candidates > 0)
  return (
    <Tiles>
      <Tile label={t.open} value={data.open} unit={t.people} />
      <Tile label={t.dueNow} value={data.due} unit={t.people} tone={data.due > 0 ? 'info' : 'calm'} />
      {used.map(row => (
        <Tile
          key={row.method}
          label={`${text(methodTexts[row.method])} ${t.conversion}`}
          value={percent(row.ratePpm)}
          hint={fill(t.conversionHint, { confirmed: row.confirmed, candidates: row.candidates })}
        />
      ))}
    </Tiles>
  )
}

function useColumns(isOpen: boolean) {
  const t = useTexts(activeText)
  const text = useText()
  return [
    {
      key: 'planned',
      title: isOpen ? t.planned : t.result,
      width: 132,
      render: (row: Candidate) =>
        isOpen ? <Planned row={row} /> : <StatusOf looks={candidateLooks} value={row.state} />,
    },
    { key: 'method', title: t.method, width: 84, render: (row: Candidate) => text(methodTexts[row.method]) },
    {
      key: 'customer',
      title: t.customer,
      minWidth: 100,
      ellipsis: true,
      render: (row: Candidate) => <strong>{row.customer}</strong>,
    },
    { key: 'plate', title: t.plate, width: 96, render: (row: Candidate) => row.plate },
    { key: 'car', title: t.car, minWidth: 110, ellipsis: true, render: (row: Candidate) => row.car },
    { key: 'kind', title: t.kind, width: 112, render: (row: Candidate) => text(activeKindTexts[row.kind]) },
    {
      key: 'reason',
      title: t.reason,
      minWidth: 190,
      render: (row: Candidate) => (
        <>
          {row.reason === 'openItem' ? row.item : text(reasonTexts[row.reason])}
          {row.reason === 'programme' && ` ${row.item}`} {row.lost && <StatusTag tone="warn">{t.lost}</StatusTag>}
        </>
      ),
    },
    {
      key: 'last',
      title: t.lastVisit,
      width: 190,
      render: (row: Candidate) =>
        row.lastVisitOn === null ? (
          '—'
        ) : (
          <span className="cb-num">
            {[
              row.lastVisitOn,
              fill(t.daysAgo, { n: row.daysSince ?? 0 }),
              row.kmSince ? fill(t.km, { n: row.kmSince }) : '',
            ].join(' ')}
          </span>
        ),
    },
    { key: 'tried', title: t.tried, width: 72, render: (row: Candidate) => fill(t.times, { n: row.attempts }) },
  ]
}

function Planned({ row }: { row: Candidate }) {
  const t = useTexts(activeText)
  if (row.plannedAt === null) return null
  const isDue = row.plannedAt <= now()
  return isDue ? <StatusTag tone="info">{t.dueNow}</StatusTag> : <span className="cb-num">{at(row.plannedAt)}</span>
}
