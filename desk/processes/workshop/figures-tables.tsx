import { at, hours } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { orderPath } from '../repair-orders/addresses.ts'
import { share } from './figures-hours.tsx'
import { figuresText } from './figures-text.ts'
import { operationHoursLoader, progressLoader, type Span } from './loaders.ts'

/** Asked inside the window or missed; each miss opens its order. */
export function ProgressFigures({ span }: { span: Span }) {
  const t = useTexts(figuresText)
  const { data, placeholder } = useLoad(progressLoader(span))
  if (!data) return placeholder
  return (
    <RowTable
      rows={data}
      rowKey={row => row.adviserId}
      columns={[
        { key: 'adviser', title: t.adviser, width: 110, render: row => row.adviser },
        { key: 'due', title: t.due, width: 80, align: 'right', render: row => row.due },
        { key: 'inWindow', title: t.inWindow, width: 80, align: 'right', render: row => row.inWindow },
        { key: 'rate', title: t.rate, width: 90, align: 'right', render: row => <strong>{share(row.ppm)}</strong> },
        {
          key: 'missed',
          title: t.missed,
          minWidth: 260,
          render: row =>
            row.missed.map(miss => (
              <div key={`${miss.orderId}${miss.dueAt}`}>
                <Go to={orderPath.href({ id: miss.orderId })}>
                  {miss.plate} {miss.number}
                </Go>{' '}
                {at(miss.dueAt)} → {miss.askedAt ? at(miss.askedAt) : t.never}
              </div>
            )),
        },
      ]}
    />
  )
}

/** What jobs really take beside the book; where they differ by a fifth another standard is proposed. */
export function OperationFigures({ span }: { span: Span }) {
  const t = useTexts(figuresText)
  const { data, placeholder } = useLoad(operationHoursLoader(span))
  if (!data) return placeholder
  return (
    <RowTable
      rows={data}
      rowKey={row => row.operationId}
      columns={[
        { key: 'name', title: t.operation, minWidth: 180, render: row => `${row.code} ${row.name}` },
        { key: 'jobs', title: t.jobs, width: 70, align: 'right', render: row => row.jobs },
        { key: 'standard', title: t.standard, width: 90, align: 'right', render: row => hours(row.standardCenti) },
        { key: 'mean', title: t.mean, width: 100, align: 'right', render: row => hours(row.meanCenti) },
        { key: 'deviation', title: t.deviation, width: 90, align: 'right', render: row => share(row.deviationPpm) },
        {
          key: 'proposal',
          title: t.proposal,
          width: 120,
          render: row => row.proposedCenti && <StatusTag tone="warn">{hours(row.proposedCenti)}</StatusTag>,
        },
      ]}
    />
  )
}
