import { Button } from 'antd'
import { useState } from 'react'
import { When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useHrefOf } from '#desk/kernel/targets.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { colleaguesLoader } from '#desk/mechanisms/duties/loaders.ts'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { EditHeadDrawer } from './edit-head-drawer.tsx'
import { orderText } from './text.ts'

/** What the order says beside its lines. */
export function OrderFacts({ order }: { order: OrderView }) {
  const t = useTexts(orderText)
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
          ...(visit ? [{ label: t.visit, value: <Go to={visit}>{order.plate}</Go> }] : []),
        ]}
      />
      <EditHeadDrawer open={isEditing} order={order} onClose={() => setEditing(false)} />
    </Section>
  )
}
