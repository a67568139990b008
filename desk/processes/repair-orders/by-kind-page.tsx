import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { today } from '#desk/kernel/clock.ts'
import { textFilter, useFilters } from '#desk/kernel/filters.ts'
import { Money } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Section, Stack } from '#desk/mechanisms/kit/section.tsx'
import { sumFen } from '#domain/kernel/money.ts'
import { addDaysOn, weekdayOf } from '#domain/kernel/time.ts'
import { orderKindTexts } from '#domain/processes/repair-orders/kinds.ts'
import { ordersPath } from './addresses.ts'
import { byKindLoader } from './loaders.ts'
import styles from './orders.module.css'
import { orderText } from './text.ts'

const spec = { fromOn: textFilter(), toOn: textFilter() }

/** A week's orders by kind, each figure opening into its rows. */
export function Page() {
  const t = useTexts(orderText)
  const bound = useFilters(spec)
  const monday = addDaysOn(today(), -((weekdayOf(today()) + 6) % 7))
  const fromOn = bound.values.fromOn || monday
  const toOn = bound.values.toOn || addDaysOn(fromOn, 6)
  const { data, placeholder } = useLoad(byKindLoader(fromOn, toOn), { rows: 9 })
  return (
    <Stack>
      <Section
        title={t.byKind}
        extra={
          <DatePicker.RangePicker
            allowClear={false}
            value={[dayjs(fromOn), dayjs(toOn)]}
            onChange={days =>
              bound.set({ fromOn: days?.[0]?.format('YYYY-MM-DD') ?? '', toOn: days?.[1]?.format('YYYY-MM-DD') ?? '' })
            }
          />
        }
      >
        {data ? <Kinds data={data} span={{ fromOn, toOn }} /> : placeholder}
      </Section>
    </Stack>
  )
}

type KindsProps = {
  data: {
    rows: { kind: keyof typeof orderKindTexts; count: number; totalFen: number }[]
    count: number
    reworkPpm: number | null
  }
  span: { fromOn: string; toOn: string }
}

function Kinds({ data, span }: KindsProps) {
  const t = useTexts(orderText)
  const text = useText()
  return (
    <table className={styles.kinds}>
      <thead>
        <tr>
          <th>{t.kind}</th>
          <th>{t.count}</th>
          <th>{t.total}</th>
        </tr>
      </thead>
      <tbody>
        {data.rows.map(row => (
          <tr key={row.kind}>
            <td>{text(orderKindTexts[row.kind])}</td>
            <td className="cb-num">
              <Go to={`${ordersPath.href({})}?${new URLSearchParams({ ...span, open: 'all', kind: row.kind })}`}>
                {row.count}
              </Go>
            </td>
            <td>
              <Money fen={row.totalFen} />
            </td>
          </tr>
        ))}
        <tr>
          <th>{t.sum}</th>
          <th className="cb-num">{data.count}</th>
          <th>
            <Money fen={sumFen(data.rows.map(row => row.totalFen))} sign strong />
          </th>
        </tr>
      </tbody>
      <caption>
        {t.reworkRate} {data.reworkPpm === null ? '—' : `${Math.round(data.reworkPpm / 1000) / 10}%`}
      </caption>
    </table>
  )
}
