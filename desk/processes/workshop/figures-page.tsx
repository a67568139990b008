import { DatePicker, Tabs } from 'antd'
import dayjs from 'dayjs'
import { today } from '#desk/kernel/clock.ts'
import { choiceFilter, textFilter, useFilters } from '#desk/kernel/filters.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { addDaysOn } from '#domain/kernel/time.ts'
import { HoursFigures } from './figures-hours.tsx'
import { LoadFigures } from './figures-load.tsx'
import { OperationFigures, ProgressFigures } from './figures-tables.tsx'
import { figuresText } from './figures-text.ts'
import styles from './workshop.module.css'

const tabs = ['hours', 'progress', 'operations', 'load'] as const
const spec = { tab: choiceFilter(tabs, 'hours'), fromOn: textFilter(), toOn: textFilter() }

/** The workshop in figures, each from its own rows. */
export function Page() {
  const t = useTexts(figuresText)
  const bound = useFilters(spec)
  const toOn = bound.values.toOn || today()
  const fromOn = bound.values.fromOn || addDaysOn(toOn, -6)
  const span = { fromOn, toOn }
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t.title}</h1>
        <DatePicker.RangePicker
          aria-label={t.days}
          allowClear={false}
          value={[dayjs(fromOn), dayjs(toOn)]}
          onChange={days =>
            bound.set({ fromOn: days?.[0]?.format('YYYY-MM-DD') ?? '', toOn: days?.[1]?.format('YYYY-MM-DD') ?? '' })
          }
        />
      </header>
      <Section>
        <Tabs
          activeKey={bound.values.tab}
          onChange={key => bound.setRaw('tab', key)}
          destroyOnHidden
          items={[
            { key: 'hours', label: t.hours, children: <HoursFigures span={span} /> },
            { key: 'progress', label: t.progress, children: <ProgressFigures span={span} /> },
            { key: 'operations', label: t.operations, children: <OperationFigures span={span} /> },
            { key: 'load', label: t.load, children: <LoadFigures /> },
          ]}
        />
      </Section>
    </div>
  )
}
