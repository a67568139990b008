import { ClockCircleOutlined, FileTextOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { RecordDuties } from '#desk/mechanisms/duties/record-duties.tsx'
import { Countdown } from '#desk/mechanisms/kit/countdown.tsx'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { Columns, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { StepBar } from '#desk/mechanisms/kit/step-bar.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { addMinutes } from '#domain/kernel/time.ts'
import type { DeliveryView } from '#domain/processes/delivery/contract.ts'
import { AcceptPanel } from './accept-panel.tsx'
import { deliveriesPath, deliveryPath, orderPath } from './addresses.ts'
import styles from './delivery.module.css'
import { ExplainPanel } from './explain-panel.tsx'
import { GatePassPanel, HandOverPanel } from './hand-over-panel.tsx'
import { deliveryLoader } from './loaders.ts'
import { DelayDrawer, NoticeList, NoticePanel } from './notice-panel.tsx'
import { orderLookOf } from './order-look.ts'
import { PickupPanel } from './pickup-panel.tsx'
import { PreparePanel } from './prepare-panels.tsx'
import { StatementPanel } from './statement-panel.tsx'
import { isStep, presentStep, type StepKey, stepsOf } from './steps.ts'
import { TakeOverPanel } from './take-over-panel.tsx'
import { deliveryText } from './text.ts'

/** One delivery from the workshop's door to the gate; the present step is open, any other can be looked at. */
export function Page() {
  const { id } = deliveryPath.useParams()
  const { data, placeholder } = useLoad(deliveryLoader(id), { rows: 8 })
  return data ? <Delivery key={id} view={data} /> : placeholder
}

function Delivery({ view }: { view: DeliveryView }) {
  const text = useText()
  const present = presentStep(view)
  const [picked, setPicked] = useState<{ step: StepKey; at: StepKey } | null>(null)
  // A step chosen by hand stays open until the delivery moves on.
  const step = picked?.at === present ? picked.step : present
  return (
    <div className={styles.page}>
      <Head view={view} />
      <Section>
        <StepBar
          steps={stepsOf(view, text)}
          onOpen={key => isStep(key) && setPicked(key === present ? null : { step: key, at: present })}
        />
      </Section>
      <Columns
        main={<Panel view={view} step={step} />}
        side={
          <>
            <NoticeList view={view} />
            <RecordDuties recordId={view.orderId} />
          </>
        }
      />
    </div>
  )
}

function Head({ view }: { view: DeliveryView }) {
  const t = useTexts(deliveryText)
  const text = useText()
  const go = useGo()
  const can = useCan()
  const [isLate, setLate] = useState(false)
  const look = orderLookOf(view.label)
  const mayDelay = can('delivery.notify') && view.handedOverAt === null
  return (
    <>
      <DetailHeader
        title={view.plate}
        subtitle={`${view.number ?? ''}　${view.customer}　${view.car}`}
        tags={<StatusTag tone={look.tone}>{text(look.label)}</StatusTag>}
        backTo={deliveriesPath.href({})}
        facts={[
          { label: t.promised, value: <When at={view.promisedAt} style="minute" /> },
          ...(view.noticeDueAt && view.handedOverAt === null
            ? [{ label: t.noticeDue, value: <Countdown dueAt={view.noticeDueAt} doneAt={view.notifiedAt} /> }]
            : []),
          ...(view.pickupStartedAt ? [{ label: t.pickupTime, value: <PickupTime view={view} /> }] : []),
        ]}
        actions={[
          ...(mayDelay
            ? [
                {
                  key: 'delay',
                  label: t.delay,
                  icon: <ClockCircleOutlined />,
                  hotkey: 'Alt+D',
                  onClick: () => setLate(true),
                },
              ]
            : []),
          {
            key: 'order',
            label: t.openOrder,
            icon: <FileTextOutlined />,
            onClick: () => go(orderPath.href({ id: view.orderId })),
          },
        ]}
      />
      {isLate && <DelayDrawer view={view} onClose={() => setLate(false)} />}
    </>
  )
}

/** The customer's time from the counter to the gate, against the store's goal. */
function PickupTime({ view }: { view: DeliveryView }) {
  const t = useTexts(deliveryText)
  if (view.pickupStartedAt === null) return null
  if (view.pickupMinutes !== null)
    return (
      <StatusTag tone={view.pickupMinutes <= view.pickupGoalMinutes ? 'good' : 'bad'}>
        {fill(t.tookMinutes, { n: view.pickupMinutes, goal: view.pickupGoalMinutes })}
      </StatusTag>
    )
  return <Countdown dueAt={addMinutes(view.pickupStartedAt, view.pickupGoalMinutes)} />
}

function Panel({ view, step }: { view: DeliveryView; step: StepKey }) {
  switch (step) {
    case 'takeOver':
      return <TakeOverPanel view={view} />
    case 'prepare':
      return <PreparePanel view={view} />
    case 'total':
    case 'settle':
      return <StatementPanel view={view} step={step} />
    case 'notify':
      return <NoticePanel key={view.notices.length} view={view} />
    case 'pickup':
      return <PickupPanel view={view} />
    case 'explain':
      return <ExplainPanel view={view} />
    case 'accept':
      return <AcceptPanel view={view} />
    case 'handOver':
      return view.handedOverAt ? <GatePassPanel view={view} /> : <HandOverPanel view={view} />
    case 'leave':
      return <GatePassPanel view={view} />
  }
}
