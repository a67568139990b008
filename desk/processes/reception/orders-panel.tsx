import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { When } from '#desk/kernel/format.tsx'
import { Go, useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { newId } from '#domain/kernel/id.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { type OrderKind, orderKindTexts } from '#domain/processes/repair-orders/kinds.ts'
import { orderPath } from './addresses.ts'
import { orderLook } from './looks.tsx'
import styles from './reception.module.css'
import { receptionText } from './text.ts'
import { useVisitCommand } from './use-visit-command.ts'
import { visitText } from './visit-text.ts'

const kinds = ['maintenance', 'repair', 'accident', 'warranty', 'beauty', 'freeCheck'] as const satisfies OrderKind[]

export function OrdersPanel({ visit }: { visit: VisitView }) {
  const t = useTexts(visitText)
  const r = useTexts(receptionText)
  const text = useText()
  const go = useGo()
  const [orderId] = useState(newId)
  const open = useVisitCommand(api.repairOrders.open, { onDone: order => go(orderPath.href({ id: order.id })) })
  const canOpen = visit.can.edit && visit.vehicle !== null && visit.owner !== null
  return (
    <div id="step-order">
      <Section
        title={t.orders}
        flush
        extra={
          canOpen && (
            <Dropdown
              trigger={['click']}
              menu={{
                items: kinds.map(kind => ({ key: kind, label: text(orderKindTexts[kind]) })),
                onClick: ({ key }) => {
                  const kind = kinds.find(each => each === key)
                  if (kind) void open.send({ id: orderId, visitId: visit.id, kind })
                },
              }}
            >
              <Button loading={open.busy} type={visit.orders.length === 0 ? 'primary' : 'default'}>
                {t.newOrder}
              </Button>
            </Dropdown>
          )
        }
      >
        {visit.orders.length === 0 && <div className={styles.empty}>{t.noOrders}</div>}
        <div className={styles.rows}>
          {visit.orders.map(order => {
            const look = orderLook(order.label)
            return (
              <div key={order.id} className={styles.row}>
                <Go to={orderPath.href({ id: order.id })} className={styles.number}>
                  {order.number ?? t.draftOrder}
                </Go>
                <span className={styles.main}>
                  {isKind(order.kind) ? text(orderKindTexts[order.kind]) : order.kind}
                </span>
                {order.promisedAt && (
                  <span className={styles.soft}>
                    {r.promised} <When at={order.promisedAt} />
                  </span>
                )}
                <StatusTag tone={look.tone}>{text(look.label)}</StatusTag>
              </div>
            )
          })}
        </div>
      </Section>
    </div>
  )
}

function isKind(kind: string): kind is OrderKind {
  return Object.hasOwn(orderKindTexts, kind)
}
