import { plain, When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section, Stack } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { clockTexts, levelTexts } from '#domain/processes/guarantee/kinds.ts'
import { guaranteeOrderPath, guaranteeVehiclePath } from './addresses.ts'
import { type Clocks, clocksLoader } from './loaders.ts'
import { guaranteeText } from './text.ts'

const tones = { none: 'good', yellow: 'info', orange: 'warn', red: 'bad' } as const

/** The clocks of one car by the law of three guarantees, and the repairs they count. */
export function Page() {
  const t = useTexts(guaranteeText)
  const text = useText()
  const { id } = guaranteeVehiclePath.useParams()
  const { data, placeholder } = useLoad(clocksLoader(id))
  if (!data) return placeholder
  return (
    <Stack>
      <DetailHeader
        title={data.plate}
        subtitle={t.clocks}
        facts={[
          { label: t.vin, value: plain(data.vin) },
          { label: t.purchased, value: data.purchasedOn ?? t.unknown },
        ]}
      />
      <Section title={t.clocks} flush>
        <RowTable<Clocks['clocks'][number]>
          rows={data.clocks}
          rowKey={row => `${row.clock} ${row.about}`}
          columns={[
            {
              key: 'clock',
              title: t.clock,
              minWidth: 200,
              render: row => `${text(clockTexts[row.clock])}${row.about ? `（${row.about}）` : ''}`,
            },
            { key: 'count', title: t.count, width: 90, align: 'right', render: row => row.count },
            { key: 'limit', title: t.limit, width: 110, align: 'right', render: row => row.limit },
            {
              key: 'level',
              title: t.level,
              width: 130,
              render: row => <StatusTag tone={tones[row.level]}>{text(levelTexts[row.level])}</StatusTag>,
            },
          ]}
        />
      </Section>
      <Repairs data={data} />
    </Stack>
  )
}

function Repairs({ data }: { data: Clocks }) {
  const t = useTexts(guaranteeText)
  const go = useGo()
  if (data.repairs.length === 0)
    return (
      <Section>
        <EmptyState title={t.noRepairs} />
      </Section>
    )
  return (
    <Section title={t.repairsOfCar} flush>
      <RowTable<Clocks['repairs'][number]>
        rows={data.repairs}
        rowKey={row => row.orderId}
        onOpen={row => go(guaranteeOrderPath.href({ id: row.orderId }))}
        columns={[
          { key: 'number', title: t.number, width: 190, render: row => <span className="cb-num">{row.number}</span> },
          { key: 'agreed', title: t.agreed, width: 160, render: row => <When at={row.agreedAt} /> },
          { key: 'done', title: t.done, width: 160, render: row => <When at={row.doneAt} /> },
          { key: 'days', title: t.repairDays, width: 80, align: 'right', render: row => row.days },
          { key: 'systems', title: t.systems, minWidth: 140, render: row => row.systems.join('、') },
          {
            key: 'counts',
            title: t.counts,
            width: 150,
            render: row => (
              <StatusTag tone={row.counts ? 'info' : 'calm'}>{row.counts ? t.counts : t.notCounted}</StatusTag>
            ),
          },
        ]}
      />
    </Section>
  )
}
