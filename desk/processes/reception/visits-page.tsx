import { FileTextOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { today } from '#desk/kernel/clock.ts'
import { flagFilter, textFilter, useFilters, useIsNarrowed } from '#desk/kernel/filters.ts'
import { When } from '#desk/kernel/format.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ListPage } from '#desk/mechanisms/kit/list-page.tsx'
import type { ListColumn } from '#desk/mechanisms/kit/row-table.tsx'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { fill } from '#domain/kernel/texts.ts'
import { purposeTexts, visitStateTexts } from '#domain/processes/reception/kinds.ts'
import type { VisitRow } from '#domain/processes/reception/visit-shape.ts'
import { visitPath } from './addresses.ts'
import { visitsLoader } from './loaders.ts'
import { visitLooks } from './looks.tsx'
import { receptionText } from './text.ts'
import { useSpan } from './use-span.ts'
import { useVisitCommand } from './use-visit-command.ts'
import { VisitCounts } from './visit-counts.tsx'

const filters = { q: textFilter(), on: textFilter(), here: flagFilter(), state: textFilter() }

/** The visit register: every visit with its purpose and its end. */
export function Page() {
  const t = useTexts(receptionText)
  const text = useText()
  const span = useSpan()
  const go = useGo()
  const { message } = App.useApp()
  const isNarrowed = useIsNarrowed()
  const bound = useFilters(filters)
  const print = useVisitCommand(api.visits.printRegister, {
    onDone: register => {
      void message.success(fill(t.registerDone, { number: register.number }))
      window.open(pdfAddress(register.paperId), '_blank', 'noopener')
    },
  })
  const day = bound.values.on || today()
  return (
    <ListPage<VisitRow>
      title={t.visits}
      actions={
        <Button icon={<FileTextOutlined />} loading={print.busy} onClick={() => void print.send({ on: day })}>
          {`${t.register} ${day}`}
        </Button>
      }
      filters={
        <FilterBar
          filters={bound}
          fields={[
            { name: 'q', label: t.search, kind: 'text', width: 200 },
            { name: 'on', label: t.day, kind: 'on' },
            {
              name: 'state',
              label: t.state,
              kind: 'choice',
              choices: Object.entries(visitStateTexts).map(([value, label]) => ({ value, label: text(label) })),
            },
            { name: 'here', label: t.hereOnly, kind: 'flag' },
          ]}
        />
      }
      summary={<VisitCounts on={day} />}
      empty={isNarrowed ? {} : { title: t.noVisits, hint: t.noVisitsHint }}
      load={visitsLoader(bound.values)}
      columns={columnsOf(t, text, span)}
      rowKey={row => row.id}
      onOpen={row => go(visitPath.href({ id: row.id }))}
    />
  )
}

function columnsOf(
  t: Record<keyof typeof receptionText, string>,
  text: ReturnType<typeof useText>,
  span: (minutes: number) => string,
): ListColumn<VisitRow>[] {
  return [
    { key: 'at', title: t.arrivedAt, width: 140, render: row => <When at={row.arrivedAt} /> },
    { key: 'plate', title: t.plate, width: 110, render: row => <strong>{row.plate || '—'}</strong> },
    { key: 'customer', title: t.customer, width: 120, ellipsis: true, render: row => row.customer || '—' },
    { key: 'car', title: t.car, minWidth: 150, ellipsis: true, render: row => row.car || t.noCarYet },
    {
      key: 'purpose',
      title: t.purpose,
      width: 100,
      render: row => (row.purpose ? text(purposeTexts[row.purpose]) : '—'),
    },
    {
      key: 'wait',
      title: t.waiting,
      width: 90,
      align: 'right',
      render: row => span(row.waitingMinutes),
    },
    { key: 'adviser', title: t.adviser, width: 90, render: row => row.adviser || '—' },
    {
      key: 'orders',
      title: t.orders,
      minWidth: 170,
      render: row => row.orders.map(order => order.number).join(' ') || '—',
    },
    { key: 'state', title: t.state, width: 120, render: row => <StatusOf looks={visitLooks} value={row.state} /> },
    { key: 'left', title: t.leftAt, width: 140, render: row => <When at={row.leftAt} /> },
  ]
}
