import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { at, money, qty } from '#desk/kernel/format.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { StatusOf, StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import type { OrderParts } from '#domain/processes/stock/shapes.ts'
import { slipLooks } from './looks.ts'
import { ReturnDrawer } from './return-drawer.tsx'
import styles from './stock.module.css'
import { orderPartsText } from './text.ts'
import { usePartsCommand } from './use-parts-command.ts'

type Slip = OrderParts['slips'][number]

/** The slips of an order with their lines: printed, signed for, brought back. */
export function SlipCards({ parts }: { parts: OrderParts }) {
  const [returning, setReturning] = useState<Slip | null>(null)
  return (
    <>
      {parts.slips.map(slip => (
        <SlipCard key={slip.id} slip={slip} can={parts.can} onReturn={setReturning} />
      ))}
      {returning && <ReturnDrawer slip={returning} onClose={() => setReturning(null)} />}
    </>
  )
}

type SlipCardProps = { slip: Slip; can: OrderParts['can']; onReturn: (slip: Slip) => void }

function SlipCard({ slip, can, onReturn }: SlipCardProps) {
  const t = useTexts(orderPartsText)
  const acknowledge = usePartsCommand(api.parts.acknowledge, { success: t.acknowledged })
  const isIssue = slip.kind === 'issue'
  const returnable = isIssue && slip.lines.some(line => line.returnedMilli < line.qtyMilli)
  return (
    <div className={styles.slip}>
      <div className={styles.slipHead}>
        <StatusTag tone={isIssue ? 'info' : 'calm'}>{isIssue ? t.issueSlip : t.returnSlip}</StatusTag>
        <strong className="cb-num">{slip.number}</strong>
        <span className={styles.soft}>
          {at(slip.at)} · {slip.counterBy} → {slip.workshopBy}
        </span>
        <StatusOf looks={slipLooks} value={slip.state} />
        {slip.acknowledgedAt !== null && <StatusTag tone="good">{t.acknowledged}</StatusTag>}
        <span className={styles.grow} />
        {can.acknowledge && slip.acknowledgedAt === null && (
          <Button
            size="small"
            loading={acknowledge.busy}
            onClick={() => void acknowledge.send({ id: slip.id, version: slip.version })}
          >
            {t.acknowledge}
          </Button>
        )}
        {can.giveBack && returnable && (
          <Button size="small" onClick={() => onReturn(slip)}>
            {t.giveBack}
          </Button>
        )}
        <Button size="small" icon={<PrinterOutlined />} href={pdfAddress(slip.paperId)} target="_blank" rel="noopener">
          {t.print}
        </Button>
      </div>
      <ul className={styles.slipLines}>
        {slip.lines.map(line => (
          <li key={line.id}>
            {line.partName} <span className={styles.soft}>{line.partNumber}</span> × {qty(line.qtyMilli)} {line.unit}
            {line.returnedMilli > 0 && ` · ${t.returned} ${qty(line.returnedMilli)}`}
            {line.reason !== '' && ` · ${line.reason}`}
            {` · ${t.price} ${money(line.unitPriceFen)}`}
            {line.costFen !== null && ` · ${t.cost} ${money(line.costFen)}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
