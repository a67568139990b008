import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { choiceFilter, useFilters } from '#desk/kernel/filters.ts'
import { Money, When } from '#desk/kernel/format.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ListRows } from '#desk/mechanisms/kit/list-page.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { reportKindTexts } from '#domain/processes/reports/texts.ts'
import { reportPath } from './addresses.ts'
import { reportsLoader, reportTouches } from './loaders.ts'
import styles from './reports.module.css'
import { reportText } from './text.ts'

const kinds = ['all', 'daily', 'weekly', 'monthly'] as const
const filters = { kind: choiceFilter(kinds, 'all') }

/** Every report with when it was due and when it was sent. */
export function Page() {
  const t = useTexts(reportText)
  const text = useText()
  const go = useGo()
  const can = useCan()
  const bound = useFilters(filters)
  const plan = useCommand({ run: api.reports.plan, invalidates: reportTouches, success: t.planned })
  const choices = kinds.map(value => ({ value, label: value === 'all' ? t.all : text(reportKindTexts[value]) }))
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t.title}</h1>
        {can('report.send') && <ActionButton label={t.plan} busy={plan.busy} onClick={() => void plan.send({})} />}
      </header>
      <FilterBar filters={bound} fields={[{ name: 'kind', label: t.kind, kind: 'tabs', choices }]} />
      <div className={styles.list}>
        <ListRows
          load={reportsLoader(bound.values.kind)}
          rowKey={row => row.id}
          rowTone={row => (row.isLate ? 'bad' : undefined)}
          onOpen={row => go(reportPath.href({ id: row.id }))}
          columns={[
            {
              key: 'kind',
              title: t.kind,
              width: 90,
              render: row => <strong>{text(reportKindTexts[row.kind])}</strong>,
            },
            {
              key: 'period',
              title: t.period,
              minWidth: 200,
              render: row => (
                <span className="cb-num">{row.fromOn === row.toOn ? row.toOn : `${row.fromOn} – ${row.toOn}`}</span>
              ),
            },
            { key: 'due', title: t.due, width: 140, render: row => <When at={row.dueAt} /> },
            { key: 'sent', title: t.sentAt, width: 140, render: row => row.sentAt && <When at={row.sentAt} /> },
            {
              key: 'state',
              title: t.state,
              width: 100,
              render: row => (
                <StatusTag tone={row.isLate ? 'bad' : row.sentAt === null ? 'warn' : 'good'}>
                  {row.isLate ? t.late : row.sentAt === null ? t.waiting : t.inTime}
                </StatusTag>
              ),
            },
            { key: 'orders', title: t.orders, width: 90, align: 'right', render: row => row.orders },
            {
              key: 'revenue',
              title: t.revenue,
              width: 140,
              align: 'right',
              render: row => row.revenueFen !== null && <Money fen={row.revenueFen} />,
            },
          ]}
          empty={{ title: t.none, hint: t.noneHint }}
        />
      </div>
    </div>
  )
}
