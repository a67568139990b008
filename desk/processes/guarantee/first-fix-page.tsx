import { today } from '#desk/kernel/clock.ts'
import { textFilter, useFilters } from '#desk/kernel/filters.ts'
import { percent } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { MonthPicker } from '#desk/mechanisms/kit/month-picker.tsx'
import { type ListColumn, RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section, Stack } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { Tile, Tiles } from '#desk/mechanisms/kit/tile.tsx'
import type { ComebackView } from '#domain/processes/guarantee/contract.ts'
import { causeGroupTexts, comebackKindTexts, comebackStateTexts } from '#domain/processes/guarantee/kinds.ts'
import { guaranteeOrderPath } from './addresses.ts'
import { sinceText } from './comeback-card.tsx'
import { type FirstFix, firstFixLoader } from './loaders.ts'
import { guaranteeText } from './text.ts'

const filters = { month: textFilter() }
type Words = Record<keyof typeof guaranteeText, string>

/** Repairs that held at first, by month and technician; every one that came back has its cause of the five groups. */
export function Page() {
  const t = useTexts(guaranteeText)
  const text = useText()
  const go = useGo()
  const bound = useFilters(filters)
  const month = bound.values.month || today().slice(0, 7)
  const { data, placeholder } = useLoad(firstFixLoader(month))
  return (
    <Stack>
      <Section
        title={t.title}
        extra={<MonthPicker label={t.month} month={month} onPick={value => bound.setRaw('month', value)} />}
      >
        {placeholder}
        {data && (
          <Tiles>
            <Tile label={t.rate} value={percent(data.ppm)} tone="good" />
            <Tile label={t.repairs} value={data.repairs} />
            <Tile label={t.repeats} value={data.repeats} tone="bad" />
            <Tile label={t.withoutCause} value={data.withoutCause} tone="warn" />
            {data.causes.map(({ group, times }) => (
              <Tile key={group} label={text(causeGroupTexts[group])} value={times} />
            ))}
          </Tiles>
        )}
      </Section>
      {data && (
        <Section title={t.comebacks} flush>
          {data.comebacks.length === 0 ? (
            <EmptyState title={t.noComebacks} />
          ) : (
            <RowTable<ComebackView>
              rows={data.comebacks}
              rowKey={row => row.id}
              onOpen={row => go(guaranteeOrderPath.href({ id: row.orderId }))}
              columns={comebackColumns(t, text)}
            />
          )}
        </Section>
      )}
      {data && (
        <Section title={t.technicians} flush>
          <RowTable<FirstFix['technicians'][number]>
            rows={data.technicians}
            rowKey={row => row.staffId}
            columns={[
              { key: 'name', title: t.technician, minWidth: 140, render: row => row.name },
              { key: 'repairs', title: t.repairs, width: 110, align: 'right', render: row => row.repairs },
              { key: 'repeats', title: t.repeats, width: 110, align: 'right', render: row => row.repeats },
              { key: 'ppm', title: t.rate, width: 120, align: 'right', render: row => percent(row.ppm) },
            ]}
          />
        </Section>
      )}
    </Stack>
  )
}

function comebackColumns(t: Words, text: ReturnType<typeof useText>): ListColumn<ComebackView>[] {
  return [
    { key: 'plate', title: t.plate, width: 110, render: row => <strong className="cb-num">{row.plate}</strong> },
    { key: 'line', title: t.line, minWidth: 150, render: row => row.line },
    { key: 'kind', title: t.kind, width: 130, render: row => text(comebackKindTexts[row.kind]) },
    { key: 'since', title: t.since, width: 140, render: row => sinceText(row, t) },
    { key: 'responsible', title: t.responsible, width: 100, render: row => row.responsible },
    { key: 'part', title: t.part, width: 120, render: row => row.part },
    { key: 'supplier', title: t.supplier, width: 120, render: row => row.supplier },
    { key: 'state', title: t.state, width: 120, render: row => text(comebackStateTexts[row.state]) },
    {
      key: 'cause',
      title: t.setCause,
      minWidth: 150,
      render: row =>
        row.causeGroup ? (
          `${text(causeGroupTexts[row.causeGroup])}：${row.cause}`
        ) : (
          <StatusTag tone="warn">{t.noCause}</StatusTag>
        ),
    },
  ]
}
