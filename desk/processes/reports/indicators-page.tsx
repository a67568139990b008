import { today } from '#desk/kernel/clock.ts'
import { choiceFilter, textFilter, useFilters } from '#desk/kernel/filters.ts'
import { none, percent } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { MonthPicker } from '#desk/mechanisms/kit/month-picker.tsx'
import { type ListColumn, RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section, Stack } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill, type Text } from '#domain/kernel/texts.ts'
import type { Counted, IndicatorKey } from '#domain/processes/reports/indicators.ts'
import { figureOf, indicatorKeys, indicators, keepsGoal } from '#domain/processes/reports/indicators.ts'
import { IndicatorCases } from './indicator-cases.tsx'
import { valueText } from './indicator-look.ts'
import { indicatorsText } from './indicators-text.ts'
import { indicatorsLoader } from './loaders.ts'

export type MonthFigure = { key: IndicatorKey; now: Counted; before: Counted; groups: (Counted & { group: string })[] }
type Words = Record<keyof typeof indicatorsText, string>

const CASES = 'indicator-cases'

const filters = { month: textFilter(), key: choiceFilter(indicatorKeys, 'onTime') }

/** A month of the store in figures, each opening into the records it is counted from. */
export function Page() {
  const t = useTexts(indicatorsText)
  const text = useText()
  const bound = useFilters(filters)
  const month = bound.values.month || today().slice(0, 7)
  const { data, placeholder } = useLoad(indicatorsLoader(month), { rows: 12 })
  const chosen = data?.indicators.find(figure => figure.key === bound.values.key)
  return (
    <Stack>
      <Section
        flush
        title={t.title}
        extra={<MonthPicker label={t.month} month={month} onPick={value => bound.setRaw('month', value)} />}
      >
        {placeholder}
        {data && (
          <RowTable<MonthFigure>
            rows={data.indicators}
            columns={columnsOf(t, text)}
            rowKey={row => row.key}
            onOpen={row => {
              bound.setRaw('key', row.key)
              showCases()
            }}
          />
        )}
      </Section>
      <div id={CASES}>{chosen && <IndicatorCases key={`${chosen.key} ${month}`} figure={chosen} month={month} />}</div>
    </Stack>
  )
}

/** The records lie below a month of figures, on most screens out of sight. */
function showCases() {
  document.getElementById(CASES)?.scrollIntoView({ behavior: 'smooth' })
}

function columnsOf(t: Words, text: (pair: Text) => string): ListColumn<MonthFigure>[] {
  return [
    {
      key: 'indicator',
      title: t.indicator,
      minWidth: 180,
      render: ({ key }) => <strong>{text(indicators[key].title)}</strong>,
    },
    {
      key: 'now',
      title: t.now,
      width: 140,
      align: 'right',
      render: ({ key, now }) => <strong className="cb-num">{valueText(indicators[key].unit, now, t)}</strong>,
    },
    {
      key: 'basis',
      title: t.basis,
      width: 130,
      align: 'right',
      render: ({ key, now }) => <span className="cb-num">{basisText(key, now, t)}</span>,
    },
    {
      key: 'before',
      title: t.before,
      width: 140,
      align: 'right',
      render: ({ key, before }) => <span className="cb-num">{valueText(indicators[key].unit, before, t)}</span>,
    },
    { key: 'goal', title: t.goal, width: 160, render: ({ key, now }) => <Goal indicator={key} now={now} /> },
    { key: 'meaning', title: '', minWidth: 320, render: ({ key }) => text(indicators[key].meaning) },
  ]
}

/** A share of people's hours or of money is no number of cases. */
function basisText(key: IndicatorKey, now: Counted, t: Words): string {
  const countsCases = indicators[key].unit === 'share' && now.whole === now.cases
  return fill(countsCases ? t.of : t.cases, now)
}

function Goal({ indicator: key, now }: { indicator: IndicatorKey; now: Counted }) {
  const t = useTexts(indicatorsText)
  const indicator = indicators[key]
  const kept = keepsGoal(indicator, figureOf(indicator.unit, now))
  if (indicator.goalPpm === null) return none
  return (
    <>
      <span className="cb-num">{percent(indicator.goalPpm)} </span>
      {kept !== null && <StatusTag tone={kept ? 'good' : 'bad'}>{kept ? t.kept : t.missed}</StatusTag>}
    </>
  )
}
