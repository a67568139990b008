import { Alert, Tabs } from 'antd'
import type { ReactNode } from 'react'
import { choiceFilter, useFilters } from '#desk/kernel/filters.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { RecordDuties } from '#desk/mechanisms/duties/record-duties.tsx'
import { Section, Stack } from '#desk/mechanisms/kit/section.tsx'
import { StepBar } from '#desk/mechanisms/kit/step-bar.tsx'
import { PapersOfThread } from '#desk/mechanisms/papers/papers-of-thread.tsx'
import { TimelineList } from '#desk/mechanisms/timeline/timeline-list.tsx'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { AddOns } from './add-ons.tsx'
import { bundlePath, orderPath } from './addresses.ts'
import { closingText } from './closing-text.ts'
import { LinesSection } from './lines-section.tsx'
import { orderKinds, orderLoader } from './loaders.ts'
import { MoneyPanel } from './money-panel.tsx'
import { OrderFacts } from './order-facts.tsx'
import { OrderHeader } from './order-header.tsx'
import { orderSteps } from './order-steps.ts'
import { OrderTickets } from './order-tickets.tsx'
import styles from './orders.module.css'
import { Promises } from './promises.tsx'
import { orderText } from './text.ts'
import { TraceBar } from './trace-bar.tsx'
import { useLineDrafts } from './use-line-drafts.ts'

const tabs = ['addOns', 'tickets', 'papers', 'promises', 'timeline'] as const

/** One order on one screen: what is promised, what is done, what it costs; the rest in tabs below the lines. */
export function Page() {
  const { id } = orderPath.useParams()
  const { data, placeholder } = useLoad(orderLoader(id), { rows: 12 })
  return data ? <OrderDetail order={data} /> : placeholder
}

function OrderDetail({ order }: { order: OrderView }) {
  const t = useTexts(orderText)
  const drafts = useLineDrafts(order)
  const isUnsigned = order.can.edit && order.axes.authorisation !== 'signed'
  return (
    <>
      <OrderHeader order={order} drafts={drafts} />
      <div className={styles.layout}>
        <Stack>
          <Section>
            <StepBar steps={orderSteps(order, t)} />
          </Section>
          {isUnsigned && order.blockers.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={t.blocked}
              description={order.blockers.map(({ code, text, path }) => (
                <div key={code}>{path === null ? text : <Go to={path}>{text}</Go>}</div>
              ))}
            />
          )}
          <LinesSection order={order} drafts={drafts} />
          <OrderTabs order={order} />
        </Stack>
        <Stack>
          <MoneyPanel lines={drafts.lines} />
          <OrderFacts order={order} />
          <RecordDuties recordId={order.id} />
        </Stack>
      </div>
    </>
  )
}

function OrderTabs({ order }: { order: OrderView }) {
  const t = useTexts(orderText)
  const bound = useFilters({ tab: choiceFilter(tabs, 'addOns') })
  const count = order.addOns.length
  const items: { key: (typeof tabs)[number]; label: string; children: ReactNode }[] = [
    {
      key: 'addOns',
      label: count === 0 ? t.tabAddOns : `${t.tabAddOns} ${count}`,
      children: <AddOns order={order} />,
    },
    { key: 'tickets', label: t.tabTickets, children: <OrderTickets order={order} /> },
    { key: 'papers', label: t.tabPapers, children: <Papers order={order} /> },
    { key: 'promises', label: t.tabPromises, children: <Promises order={order} /> },
    {
      key: 'timeline',
      label: t.tabTimeline,
      children: (
        <>
          <TraceBar orderId={order.id} />
          <TimelineList threadId={order.id} about={orderKinds} />
        </>
      ),
    },
  ]
  return (
    <Section>
      <Tabs
        activeKey={bound.values.tab}
        onChange={key => bound.setRaw('tab', key === 'addOns' ? undefined : key)}
        items={items}
        destroyOnHidden
      />
    </Section>
  )
}

function Papers({ order }: { order: OrderView }) {
  const t = useTexts(closingText)
  return (
    <Stack>
      <Go to={bundlePath.href({ id: order.id })}>{t.bundle}</Go>
      <PapersOfThread threadId={order.id} />
    </Stack>
  )
}
