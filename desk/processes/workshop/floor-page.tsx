import { Tabs } from 'antd'
import { choiceFilter, useFilters } from '#desk/kernel/filters.ts'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { wasteText } from './finish-text.ts'
import { floorText } from './floor-text.ts'
import { Handovers } from './handovers.tsx'
import { MyShift } from './my-shift.tsx'
import { Overtime } from './overtime.tsx'
import { overtimeText } from './overtime-text.ts'
import { Tools } from './tools.tsx'
import { Visitors } from './visitors.tsx'
import { Waste } from './waste.tsx'
import styles from './workshop.module.css'

const tabs = ['shift', 'handovers', 'overtime', 'visitors', 'tools', 'waste'] as const

/** What holds on the floor besides the jobs: who is here, what one shift leaves to the next, visitors, tools. */
export function Page() {
  const t = useTexts(floorText)
  const o = useTexts(overtimeText)
  const w = useTexts(wasteText)
  const can = useCan()
  const bound = useFilters({ tab: choiceFilter(tabs, 'handovers') })
  const items = [
    ...(can('shift.clock') ? [{ key: 'shift', label: t.shift, children: <MyShift /> }] : []),
    { key: 'handovers', label: t.handovers, children: <Handovers /> },
    ...(can('overtime.read') ? [{ key: 'overtime', label: o.tab, children: <Overtime /> }] : []),
    ...(can('floorVisitor.read') ? [{ key: 'visitors', label: t.visitors, children: <Visitors /> }] : []),
    { key: 'tools', label: t.tools, children: <Tools /> },
    ...(can('waste.read') ? [{ key: 'waste', label: w.tab, children: <Waste /> }] : []),
  ]
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t.title}</h1>
      <Section>
        <Tabs activeKey={bound.values.tab} onChange={key => bound.setRaw('tab', key)} items={items} destroyOnHidden />
      </Section>
    </div>
  )
}
