import { Money, percent, When } from '#desk/kernel/format.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ListRows } from '#desk/mechanisms/kit/list-page.tsx'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { type OrderKind, orderKindTexts } from '#domain/processes/repair-orders/kinds.ts'
import { figureOf, type Indicator, indicators } from '#domain/processes/reports/indicators.ts'
import { minutesText, valueText } from './indicator-look.ts'
import type { MonthFigure } from './indicators-page.tsx'
import { indicatorsText } from './indicators-text.ts'
import { casesLoader } from './loaders.ts'
import styles from './reports.module.css'

type Case = { subject: 'order' | 'visit' | 'statement' | 'person'; id: string; part: number; whole: number }

const places = { order: '/orders', visit: '/visits', statement: '/settlement', person: undefined }

/** The records behind a figure; the same ones, so that they add up to it. */
export function IndicatorCases({ figure, month }: { figure: MonthFigure; month: string }) {
  const t = useTexts(indicatorsText)
  const text = useText()
  const go = useGo()
  const load = casesLoader(figure.key, month)
  const indicator = indicators[figure.key]
  const groupText = (group: string) => (isOrderKind(group) ? text(orderKindTexts[group]) : group)
  const open = ({ subject, id }: Case) => {
    const place = places[subject]
    if (place !== undefined) go(`${place}/${id}`)
  }
  return (
    <Section flush title={`${text(indicator.title)} · ${t.details}`}>
      {figure.groups.length > 0 && (
        <div className={styles.groups}>
          <Facts
            facts={figure.groups.map(each => ({
              label: groupText(each.group),
              value: valueText(indicator.unit, each, t),
            }))}
          />
        </div>
      )}
      <ListRows
        load={load}
        rowKey={row => row.id}
        onOpen={open}
        columns={[
          { key: 'label', title: t.what, width: 140, render: row => <strong>{row.label}</strong> },
          {
            key: 'number',
            title: t.number,
            minWidth: 180,
            render: row => <span className="cb-num">{row.number}</span>,
          },
          { key: 'at', title: t.at, width: 150, render: row => <When at={row.at} /> },
          { key: 'group', title: t.group, width: 120, render: row => groupText(row.group) },
          {
            key: 'value',
            title: t.value,
            width: 150,
            align: 'right',
            render: row => <Value indicator={indicator} row={row} />,
          },
        ]}
        empty={{ title: t.none, hint: '' }}
      />
    </Section>
  )
}

function Value({ indicator, row }: { indicator: Indicator; row: Case }) {
  const t = useTexts(indicatorsText)
  const { unit, better } = indicator
  if (unit === 'yuan') return <Money fen={row.part} />
  if (unit === 'minutes') return minutesText(row.part, t)
  if (unit === 'count') return row.part
  if (row.whole !== 1) return percent(figureOf(unit, { cases: 1, ...row }))
  const isGood = (row.part === 1) === (better === 'more')
  return <StatusTag tone={isGood ? 'good' : 'bad'}>{row.part === 1 ? t.yes : t.no}</StatusTag>
}

const isOrderKind = (group: string): group is OrderKind => group in orderKindTexts
