import { Button, Input } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { formatYuan } from '#domain/kernel/money.ts'
import { payWayTexts, zPayWay } from '#domain/mechanisms/ledgers/pay-ways.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import styles from './reception.module.css'
import { useVisitCommand } from './use-visit-command.ts'
import { visitText } from './visit-text.ts'

/** The fee of a visit without repair: the cashier takes it by one tap, and the pass lies ready. */
export function ExitFee({ visit }: { visit: VisitView }) {
  const t = useTexts(visitText)
  const text = useText()
  const take = useVisitCommand(api.visits.takeExitFee)
  const waive = useVisitCommand(api.visits.waiveExitFee)
  const [reason, setReason] = useState('')
  const isOpen = visit.endedAt !== null && (visit.exitFeeFen ?? 0) > 0 && visit.exitFeePaidAt === null
  if (!isOpen) return null
  const { id, version } = visit
  return (
    <Section title={t.feeOpen} extra={<strong className="cb-num">{formatYuan(visit.exitFeeFen ?? 0)}</strong>}>
      {!visit.can.takeFee && <span className={styles.soft}>{t.feeAtCashier}</span>}
      <div className={styles.choices}>
        {visit.can.takeFee &&
          zPayWay.options.map(payWay => (
            <Button key={payWay} loading={take.busy} onClick={() => void take.send({ id, version, payWay })}>
              {text(payWayTexts[payWay])}
            </Button>
          ))}
        {visit.can.waiveFee && (
          <>
            <Input
              style={{ width: 220 }}
              aria-label={t.reason}
              placeholder={t.reason}
              value={reason}
              maxLength={300}
              onChange={event => setReason(event.target.value)}
            />
            <Button
              loading={waive.busy}
              disabled={reason.trim() === ''}
              onClick={() => void waive.send({ id, version, reason })}
            >
              {t.feeWaive}
            </Button>
          </>
        )}
      </div>
    </Section>
  )
}
