import { plain } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section, Stack } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { clockTexts, levelTexts } from '#domain/processes/guarantee/kinds.ts'
import { guaranteeVehiclePath, vehiclePath } from './addresses.ts'
import { EarlyStanding, FaultFacts } from './early-facts.tsx'
import { ExchangeSection } from './exchange-section.tsx'
import { type Clocks, clocksLoader } from './loaders.ts'
import { RepairSection } from './repair-section.tsx'
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
        backTo={vehiclePath.href({ id })}
        facts={[
          { label: t.vin, value: plain(data.vin) },
          { label: t.purchased, value: data.purchasedOn ?? t.unknown },
        ]}
      />
      <EarlyStanding standing={data.standing} />
      {data.faults.length > 0 && (
        <Section title={t.earlyFaults}>
          {data.faults.map(row => (
            <FaultFacts key={row.id} row={row} withOrder />
          ))}
        </Section>
      )}
      <ExchangeSection data={data} />
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
      <RepairSection data={data} />
    </Stack>
  )
}
