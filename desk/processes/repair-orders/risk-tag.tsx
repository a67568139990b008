import { at } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { type PromiseRisk, riskTexts } from '#domain/processes/repair-orders/promise-risk.ts'
import { orderText } from './text.ts'

/** That the promise will not be kept as things stand: until when the car can be ready instead, and what holds it up. */
export function RiskTag({ risk }: { risk: PromiseRisk | null }) {
  const t = useTexts(orderText)
  const text = useText()
  if (risk === null) return null
  const reason = text(riskTexts[risk.reason])
  return (
    <StatusTag tone="bad">{risk.readyAt === null ? reason : fill(t.risk, { at: at(risk.readyAt), reason })}</StatusTag>
  )
}
