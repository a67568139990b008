import { useLoad } from '#desk/kernel/query.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import type { Text } from '#domain/kernel/texts.ts'
import { fill } from '#domain/kernel/texts.ts'
import { traceStepTexts } from '#domain/processes/repair-orders/trace.ts'
import { closingText } from './closing-text.ts'
import { traceLoader } from './loaders.ts'

const names: Readonly<Record<string, Text>> = traceStepTexts

/** How much of the order is on record; what was done by word of mouth is named. */
export function TraceBar({ orderId }: { orderId: string }) {
  const t = useTexts(closingText)
  const text = useText()
  const { data } = useLoad(traceLoader(orderId))
  if (!data) return null
  const missing = data.steps.filter(step => step.at === null)
  return (
    <p>
      <StatusTag tone={missing.length === 0 ? 'good' : 'warn'}>
        {t.trace} {Math.floor(data.ppm / 10_000)}%
      </StatusTag>{' '}
      {missing.length > 0 &&
        fill(t.missing, { steps: missing.map(step => text(names[step.step] ?? [step.step, step.step])).join('、') })}
    </p>
  )
}
