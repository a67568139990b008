import { Modal } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import type { Problem } from '#desk/kernel/problem.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ChecklistPanel } from '#desk/mechanisms/checklists/checklist-panel.tsx'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { Countdown } from '#desk/mechanisms/kit/countdown.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { OrderRow } from '#domain/processes/repair-orders/contract.ts'
import { orderPath } from '../repair-orders/addresses.ts'
import { outsideLoader } from './loaders.ts'
import { boardText } from './text.ts'
import { useFloorCommand } from './use-floor-command.ts'
import styles from './workshop.module.css'

/** Cars that are signed for and washed, and wait for somebody of the workshop to take them. */
export function Outside() {
  const t = useTexts(boardText)
  const { data, placeholder } = useLoad(outsideLoader(), { rows: 2 })
  return (
    <Section title={`${t.outside} ${data?.length ?? ''}`}>
      {placeholder}
      {data?.length === 0 && <span className={styles.aside}>{t.outsideNone}</span>}
      <div className={styles.scroll}>
        {data?.map(order => (
          <OutsideRow key={order.id} order={order} />
        ))}
      </div>
    </Section>
  )
}

function OutsideRow({ order }: { order: OrderRow }) {
  const t = useTexts(boardText)
  const can = useCan()
  const [sheetId, setSheetId] = useState<string | null>(null)
  const command = useFloorCommand(api.workshop.receive, { success: t.received })
  const receive = async () => {
    const outcome = await command.send({ id: order.id })
    setSheetId(outcome.ok ? null : sheetToTick(outcome.problem))
  }
  return (
    <div className={styles.item}>
      <Go to={orderPath.href({ id: order.id })}>
        <strong className="cb-num">{order.plate}</strong>
      </Go>
      <span className={styles.grow}>{order.car}</span>
      {order.promisedAt && <Countdown dueAt={order.promisedAt} />}
      {can('workshop.receive') && (
        <ActionButton label={t.receive} kind="primary" busy={command.busy} onClick={() => void receive()} />
      )}
      {sheetId !== null && (
        <Modal
          open
          title={fill(t.covers, { plate: order.plate })}
          okText={t.receive}
          confirmLoading={command.busy}
          onOk={() => void receive()}
          onCancel={() => setSheetId(null)}
        >
          <ChecklistPanel sheetId={sheetId} about="visit" withoutFinish rest={t.allOn} />
        </Modal>
      )}
    </div>
  )
}

/** The list of covers, where they are what is missing: whoever takes the car may put them on and tick them here. */
function sheetToTick({ code, params }: Problem): string | null {
  const { sheetId: id } = params
  return code === 'workshop.uncovered' && typeof id === 'string' && id !== '' ? id : null
}
