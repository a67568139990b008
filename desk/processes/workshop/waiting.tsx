import { Go } from '#desk/kernel/router.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { Countdown } from '#desk/mechanisms/kit/countdown.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { orderPath } from '../repair-orders/addresses.ts'
import { LabelTag } from '../repair-orders/label-tag.tsx'
import { RiskTag } from '../repair-orders/risk-tag.tsx'
import type { BoardData, WaitingOrder } from './loaders.ts'
import { boardText } from './text.ts'
import styles from './workshop.module.css'

type WaitingProps = { board: BoardData; onDispatch: ((order: WaitingOrder) => void) | undefined }

/** Orders in the workshop with lines nobody has yet, suspected repeats before the soonest promised. */
export function Waiting({ board, onDispatch }: WaitingProps) {
  const t = useTexts(boardText)
  return (
    <Section title={`${t.waiting} ${board.waiting.length}`}>
      {board.waiting.length === 0 && <span className={styles.aside}>{t.waitingNone}</span>}
      <div className={styles.scroll}>
        {board.waiting.map(order => (
          <div key={order.orderId} className={styles.item}>
            <Go to={orderPath.href({ id: order.orderId })}>
              <strong className="cb-num">{order.plate}</strong>
            </Go>
            <span className={styles.grow}>
              {order.lines.map(line => line.name).join('、')}
              {order.team && <span className={styles.aside}> {order.team}</span>}
            </span>
            {order.suspected && <StatusTag tone="bad">{t.suspected}</StatusTag>}
            {order.lines.some(line => line.highVoltage) && <StatusTag tone="bad">{t.highVoltage}</StatusTag>}
            <LabelTag label={order.label} />
            <RiskTag risk={order.risk} />
            {order.promisedAt && <Countdown dueAt={order.promisedAt} />}
            {onDispatch && <ActionButton label={t.dispatch} kind="primary" onClick={() => onDispatch(order)} />}
          </div>
        ))}
      </div>
    </Section>
  )
}
