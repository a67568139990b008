import { api } from '#desk/kernel/api.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { Countdown } from '#desk/mechanisms/kit/countdown.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
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
  const command = useFloorCommand(api.workshop.receive, { success: t.received })
  return (
    <div className={styles.item}>
      <Go to={orderPath.href({ id: order.id })}>
        <strong className="cb-num">{order.plate}</strong>
      </Go>
      <span className={styles.grow}>{order.car}</span>
      {order.promisedAt && <Countdown dueAt={order.promisedAt} />}
      {can('workshop.receive') && (
        <ActionButton
          label={t.receive}
          kind="primary"
          busy={command.busy}
          onClick={() => void command.send({ id: order.id })}
        />
      )}
    </div>
  )
}
