import { Button } from 'antd'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import type { RegisterRow } from '#domain/processes/appointments/contract-boards.ts'
import { initiativeTexts } from '#domain/processes/appointments/kinds.ts'
import { api } from '../../kernel/api.ts'
import { today } from '../../kernel/clock.ts'
import { useCommand } from '../../kernel/command.tsx'
import { textFilter, useFilters } from '../../kernel/filters.ts'
import { Money, When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useGo } from '../../kernel/router.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { FilterBar } from '../../mechanisms/kit/filter-bar.tsx'
import { type ListColumn, RowTable } from '../../mechanisms/kit/row-table.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { StatusOf } from '../../mechanisms/kit/status-tag.tsx'
import { Tile, Tiles } from '../../mechanisms/kit/tile.tsx'
import { appointmentPath } from './addresses.ts'
import { ExplainedCard } from './explained-card.tsx'
import { registerLoader } from './loaders.ts'
import { outcomeLooks } from './looks.ts'
import { RateCard } from './rate-card.tsx'
import { boardText } from './text.ts'

const filters = { fromOn: textFilter(), toOn: textFilter() }

/** The booking register (FRM-12): written by the bookings themselves, printed for the file. */
export function RegisterView() {
  const t = useTexts(boardText)
  const go = useGo()
  const bound = useFilters(filters)
  const fromOn = bound.values.fromOn || today()
  const toOn = bound.values.toOn || fromOn
  const columns = useColumns()
  const { data, placeholder } = useLoad(registerLoader(fromOn, toOn))
  const print = useCommand({
    run: api.appointments.issueRegister,
    invalidates: ['paper'],
    success: t.printed,
    onDone: ({ paperId }) => void window.open(pdfAddress(paperId), '_blank', 'noopener'),
  })
  return (
    <>
      <FilterBar
        filters={bound}
        fields={[
          { name: 'fromOn', label: `${t.from} ${fromOn}`, kind: 'on' },
          { name: 'toOn', label: `${t.to} ${toOn}`, kind: 'on' },
        ]}
        extra={
          <Button loading={print.busy} onClick={() => void print.send({ fromOn, toOn })}>
            {t.print}
          </Button>
        }
      />
      {data && (
        <Tiles>
          <Tile label={t.booked} value={data.totals.booked} unit={t.unit} />
          <Tile label={t.arrived} value={data.totals.arrived} unit={t.unit} tone="good" />
          <Tile label={t.changed} value={data.totals.changed} unit={t.unit} tone="warn" />
          <Tile label={t.cancelled} value={data.totals.cancelled} unit={t.unit} />
          <Tile label={t.missed} value={data.totals.noShow} unit={t.unit} tone="bad" />
        </Tiles>
      )}
      <RateCard fromOn={fromOn} toOn={toOn} />
      <ExplainedCard fromOn={fromOn} toOn={toOn} />
      <Section flush>
        {placeholder}
        {data?.rows.length === 0 && <EmptyState title={t.noneRegistered} />}
        {data && data.rows.length > 0 && (
          <RowTable
            rows={data.rows}
            columns={columns}
            rowKey={row => row.id}
            onOpen={row => go(appointmentPath.href({ id: row.id }))}
          />
        )}
      </Section>
    </>
  )
}

function useColumns(): ListColumn<RegisterRow>[] {
  const t = useTexts(boardText)
  const text = useText()
  return [
    { key: 'on', title: t.registeredOn, width: 96, render: row => row.registeredOn },
    { key: 'number', title: t.number, width: 168, render: row => row.number },
    { key: 'customer', title: t.customer, width: 80, render: row => row.customer },
    { key: 'car', title: t.car, minWidth: 150, render: row => `${row.plate} ${row.car}` },
    { key: 'items', title: t.items, minWidth: 150, ellipsis: true, render: row => row.items || '—' },
    { key: 'initiative', title: t.initiative, width: 84, render: row => text(initiativeTexts[row.initiative]) },
    { key: 'at', title: t.time, width: 130, render: row => <When at={row.bookedAt} /> },
    { key: 'informed', title: t.informed, width: 130, render: row => <When at={row.workshopInformedAt} /> },
    { key: 'bay', title: t.bay, width: 80, render: row => row.bay || '—' },
    { key: 'deposit', title: t.deposit, width: 90, align: 'right', render: row => <Money fen={row.depositFen} /> },
    { key: 'reminded', title: t.reminded, width: 130, render: row => <When at={row.reminderSentAt} /> },
    {
      key: 'outcome',
      title: t.outcome,
      width: 120,
      render: row => <StatusOf looks={outcomeLooks} value={row.outcome} />,
    },
    { key: 'adviser', title: t.adviser, width: 80, render: row => row.adviser },
  ]
}
