import { App } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import { checkTexts } from '#domain/processes/appointments/readiness.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useGo } from '../../kernel/router.tsx'
import { useCan } from '../../kernel/session.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { type ListColumn, RowTable } from '../../mechanisms/kit/row-table.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { appointmentPath } from './addresses.ts'
import styles from './appointments.module.css'
import { LightTag } from './booking-columns.tsx'
import { bookingKinds, preparationsLoader } from './loaders.ts'
import { boardText } from './text.ts'

type Row = Awaited<ReturnType<NonNullable<ReturnType<typeof preparationsLoader>['queryFn']>>>['rows'][number]

/** What has to stand ready for a day, with traffic lights; what is missing comes first. */
export function PreparationView({ on }: { on: string }) {
  const t = useTexts(boardText)
  const go = useGo()
  const columns = useColumns()
  const { data, placeholder } = useLoad(preparationsLoader(on))
  if (!data) return placeholder
  if (data.rows.length === 0) return <EmptyState title={t.nothingToPrepare} />
  return (
    <Section flush extra={<PrepareAll on={on} />} title={t.preparations}>
      <RowTable
        rows={data.rows}
        columns={columns}
        rowKey={row => row.id}
        onOpen={row => go(appointmentPath.href({ id: row.id }))}
        rowTone={row => (row.light === 'red' ? 'bad' : undefined)}
      />
    </Section>
  )
}

function useColumns(): ListColumn<Row>[] {
  const t = useTexts(boardText)
  const text = useText()
  const names = (keys: readonly string[]) =>
    Object.entries(checkTexts)
      .filter(([key]) => keys.includes(key))
      .map(([, words]) => text(words))
      .join('、') || '—'
  return [
    { key: 'light', title: t.light, width: 96, render: row => <LightTag row={row} /> },
    { key: 'time', title: t.time, width: 60, render: row => <When at={row.bookedAt} style="time" /> },
    {
      key: 'car',
      title: t.car,
      minWidth: 160,
      render: row => (
        <>
          <span className={styles.plate}>{row.plate}</span> <span className={styles.soft}>{row.car}</span>
        </>
      ),
    },
    { key: 'customer', title: t.customer, minWidth: 84, ellipsis: true, render: row => row.customer },
    { key: 'items', title: t.items, minWidth: 160, ellipsis: true, render: row => row.items || '—' },
    { key: 'missing', title: t.missing, minWidth: 140, render: row => names(row.missing) },
    { key: 'open', title: t.openChecks, minWidth: 180, render: row => names(row.open) },
    {
      key: 'preprint',
      title: t.preprint,
      width: 96,
      render: row => (
        <a
          href={`/api/appointments/${row.id}/preprint`}
          target="_blank"
          rel="noopener"
          onClick={event => event.stopPropagation()}
        >
          PDF
        </a>
      ),
    },
    { key: 'bay', title: t.bay, width: 84, render: row => row.bay || '—' },
    { key: 'adviser', title: t.adviser, width: 84, render: row => row.adviser },
  ]
}

/** One press: parts of all bookings of the day set aside; who lacks some hears of it. */
function PrepareAll({ on }: { on: string }) {
  const t = useTexts(boardText)
  const can = useCan()
  const { message } = App.useApp()
  const prepare = useCommand({
    run: api.appointments.prepareDay,
    invalidates: bookingKinds,
    onDone: ({ rows }) => {
      const short = rows.filter(row => row.short.length > 0).length
      if (short > 0) void message.warning(fill(t.shortOf, { n: short }))
      else void message.success(t.preparedAll)
    },
  })
  if (!can('appointment.prepare')) return null
  return (
    <ActionButton
      kind="primary"
      label={t.prepareAll}
      hotkey="Alt+P"
      busy={prepare.busy}
      onClick={() => void prepare.send({ on })}
    />
  )
}
