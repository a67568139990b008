import { Table } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { When } from '#desk/kernel/format.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { DeliveryView } from '#domain/processes/delivery/contract.ts'
import type { LifeRow } from '#domain/processes/delivery/shapes.ts'
import styles from './delivery.module.css'
import { deliveryText } from './text.ts'
import { useDeliveryCommand } from './use-delivery-command.ts'
import type { Turns } from './use-turns.ts'

/** What the customer must know of the car as it stands: settings, open points, what was refused. */
export function CarStateSection({ view, turns }: { view: DeliveryView; turns: Turns }) {
  const t = useTexts(deliveryText)
  const confirm = useDeliveryCommand(api.delivery.confirmState)
  const { settings, points, confirmedAt, confirmedBy } = view.carState
  const send = () =>
    void turns(
      version => confirm.send({ id: view.orderId, version, confirmedBy: view.customer }),
      outcome => (outcome.ok ? outcome.answer.version : undefined),
    )
  return (
    <Section
      title={t.carState}
      extra={
        confirmedAt ? (
          <StatusTag tone="good">
            {fill(t.stateConfirmed, { who: confirmedBy })} <When at={confirmedAt} />
          </StatusTag>
        ) : (
          <ActionButton
            label={t.confirmState}
            busy={confirm.busy}
            disabledReason={view.pickupStartedAt === null ? t.pickupFirst : null}
            onClick={send}
          />
        )
      }
    >
      <div className={styles.row}>
        <span className={styles.grow}>{t.settings}</span>
        <span>{settings || t.settingsAsFound}</span>
      </div>
      {points.length === 0 && <p className={styles.hint}>{t.noOpenPoints}</p>}
      {points.map(point => (
        <div key={point.id} className={styles.row}>
          <span className={styles.grow}>
            {point.text}
            {point.reason && <span className={styles.hint}>　{point.reason}</span>}
          </span>
          {point.safety && <StatusTag tone="bad">{t.safety}</StatusTag>}
        </div>
      ))}
    </Section>
  )
}

/** How far the parts still go that were measured; nothing is guessed for those that were not. */
export function LifeSection({ view }: { view: DeliveryView }) {
  const t = useTexts(deliveryText)
  return (
    <Section title={t.life} flush={view.life.length > 0}>
      {view.life.length === 0 ? (
        <p className={styles.hint}>{t.noLife}</p>
      ) : (
        <Table<LifeRow>
          size="small"
          pagination={false}
          rowKey="key"
          dataSource={view.life}
          columns={[
            { title: t.part, dataIndex: 'name' },
            { title: t.measured, dataIndex: 'measured', align: 'right' },
            { title: t.limit, dataIndex: 'limit', align: 'right' },
            { title: t.remaining, align: 'right', render: (_, row) => <Remaining row={row} /> },
          ]}
        />
      )}
    </Section>
  )
}

function Remaining({ row }: { row: LifeRow }) {
  const t = useTexts(deliveryText)
  if (row.isDue) return <StatusTag tone="bad">{t.renewNow}</StatusTag>
  const km = row.remainingKm === null ? [] : [`${row.remainingKm} km`]
  const months = row.remainingMonths === null ? [] : [fill(t.months, { n: row.remainingMonths })]
  return <span className="cb-num">{[...km, ...months].join(' / ')}</span>
}
