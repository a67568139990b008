import { When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Countdown } from '#desk/mechanisms/kit/countdown.tsx'
import { type ListColumn, RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { levelTexts } from '#domain/processes/quality/inspection.ts'
import { inspectionPath } from './addresses.ts'
import { type QueueRow, queueLoader } from './loaders.ts'
import { qualityText } from './text.ts'

/** Finished cars that wait for a pair of eyes, and for whose. */
export function Page() {
  const t = useTexts(qualityText)
  const text = useText()
  const go = useGo()
  const { data, placeholder } = useLoad(queueLoader())
  if (!data) return placeholder
  const columns: ListColumn<QueueRow>[] = [
    { key: 'plate', title: t.plate, width: 130, render: row => <strong className="cb-num">{row.plate}</strong> },
    {
      key: 'next',
      title: t.next,
      width: 150,
      render: row => (
        <StatusTag tone={row.next === 'exit' ? 'warn' : 'info'}>
          {row.next ? text(levelTexts[row.next]) : t.keyItems}
        </StatusTag>
      ),
    },
    {
      key: 'round',
      title: '',
      width: 90,
      render: row => row.round > 1 && <StatusTag tone="bad">{fill(t.round, { n: row.round })}</StatusTag>,
    },
    { key: 'car', title: t.car, minWidth: 150, render: row => row.car },
    { key: 'doers', title: t.doers, minWidth: 120, render: row => row.doers.join('、') },
    {
      key: 'promised',
      title: t.promised,
      width: 260,
      render: row =>
        row.promisedAt && (
          <>
            <When at={row.promisedAt} /> <Countdown dueAt={row.promisedAt} />
          </>
        ),
    },
    { key: 'number', title: t.number, width: 180, render: row => <span className="cb-num">{row.number}</span> },
  ]
  return (
    <Section title={`${t.title} ${data.length}`} flush>
      {data.length === 0 ? (
        <EmptyState title={t.none} hint={t.noneHint} />
      ) : (
        <RowTable
          rows={data}
          columns={columns}
          rowKey={row => row.orderId}
          onOpen={row => go(inspectionPath.href({ id: row.orderId }))}
        />
      )}
    </Section>
  )
}
