import { Button } from 'antd'
import { useState } from 'react'
import { When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useHrefOf } from '#desk/kernel/targets.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { colleaguesLoader } from '#desk/mechanisms/duties/loaders.ts'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { reworkStepTexts } from '#domain/processes/repair-orders/guarantee.ts'
import { orderPath } from './addresses.ts'
import { EditHeadDrawer } from './edit-head-drawer.tsx'
import { orderText } from './text.ts'

/** What the order says beside its lines. */
export function OrderFacts({ order }: { order: OrderView }) {
  const t = useTexts(orderText)
  const text = useText()
  const hrefOf = useHrefOf()
  const people = useLoad(colleaguesLoader())
  const [isEditing, setEditing] = useState(false)
  const named = people.data?.find(person => person.id === order.namedTechnicianId)?.name
  const visit = hrefOf('visit', order.visitId)
  return (
    <Section title={t.about} extra={order.can.edit && <Button onClick={() => setEditing(true)}>{t.edit}</Button>}>
      <Facts
        facts={[
          { label: t.description, value: order.description || null, wide: true },
          { label: t.wishes, value: order.wishes || null, wide: true },
          { label: t.team, value: order.team || null },
          { label: t.named, value: named ?? null },
          { label: t.plannedTime, value: fill(t.minutes, { n: order.plannedMinutes }) },
          { label: t.signedAt, value: <When at={order.signedAt} /> },
          { label: t.received, value: <When at={order.receivedAt} /> },
          { label: t.guarantee, value: order.guaranteeNote || null, wide: true },
          ...(order.original ? [{ label: t.original, value: <Linked orders={[order.original]} /> }] : []),
          ...(order.reworkStep === ''
            ? []
            : [
                {
                  label: t.reworkCause,
                  value: `${text(reworkStepTexts[order.reworkStep])}：${order.reworkCause}`,
                  wide: true,
                },
              ]),
          ...(order.reworks.length > 0 ? [{ label: t.reworks, value: <Linked orders={order.reworks} /> }] : []),
          ...(visit ? [{ label: t.visit, value: <Go to={visit}>{order.plate}</Go> }] : []),
        ]}
      />
      <EditHeadDrawer open={isEditing} order={order} onClose={() => setEditing(false)} />
    </Section>
  )
}

function Linked({ orders }: { orders: OrderView['reworks'] }) {
  const t = useTexts(orderText)
  return orders.map(order => (
    <div key={order.id}>
      <Go to={orderPath.href({ id: order.id })}>{order.number ?? t.noNumber}</Go> {order.cause}
    </div>
  ))
}
