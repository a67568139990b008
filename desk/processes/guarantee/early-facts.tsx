import { Alert } from 'antd'
import { When } from '#desk/kernel/format.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { PhotoStrip } from '#desk/mechanisms/files/photo-strip.tsx'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill, listed } from '#domain/kernel/texts.ts'
import type { EarlyFaultView, EarlyStandingView } from '#domain/processes/guarantee/contract-early.ts'
import { choiceTexts, earlyFaultTexts } from '#domain/processes/guarantee/early-faults.ts'
import { guaranteeOrderPath } from './addresses.ts'
import { earlyText } from './early-text.ts'

/** How long a serious fault still gives its owner another car: nothing is said of a car long past it. */
export function EarlyStanding({ standing }: { standing: EarlyStandingView | null }) {
  const t = useTexts(earlyText)
  if (!standing) return null
  const { usage, startOn, isCarOpen, isFaultOpen, carDays, faultDays, faultKm } = standing
  const now = { days: standing.days, km: standing.km ?? t.unknownKm }
  if (usage === 'operating') return <Alert type="info" showIcon title={t.operating} />
  if (!isCarOpen && !isFaultOpen) return <Alert type="info" showIcon title={fill(t.over, now)} />
  if (startOn === null) return <Alert type="warning" showIcon title={t.noStart} />
  const until = (isOpen: boolean, on: string | null) => (isOpen && on !== null ? fill(t.until, { on }) : t.ended)
  return (
    <Section title={t.title}>
      <Alert type="warning" showIcon title={fill(t.open, now)} style={{ marginBottom: 12 }} />
      <Facts
        facts={[
          {
            label: fill(t.carWindow, { days: carDays }),
            value: until(isCarOpen, standing.carUntilOn),
            wide: true,
          },
          {
            label: fill(t.faultWindow, { days: faultDays, km: faultKm }),
            value: until(isFaultOpen, standing.faultUntilOn),
            wide: true,
          },
        ]}
      />
    </Section>
  )
}

/** What was found, by whom, and what its owner chose. */
export function FaultFacts({ row, withOrder = false }: { row: EarlyFaultView; withOrder?: boolean }) {
  const t = useTexts(earlyText)
  const text = useText()
  const isConfirmed = row.verdict === 'confirmed'
  const order = <Go to={guaranteeOrderPath.href({ id: row.orderId })}>{row.number ?? row.broughtOn}</Go>
  return (
    <>
      <Facts
        facts={[
          { label: t.fault, value: text(earlyFaultTexts[row.fault]) },
          {
            label: t.verdict,
            value: <StatusTag tone={isConfirmed ? 'bad' : 'calm'}>{isConfirmed ? t.confirmed : t.denied}</StatusTag>,
          },
          { label: t.brought, value: `${row.broughtOn}　${row.km === null ? t.unknownKm : `${row.km} km`}` },
          ...(isConfirmed
            ? [
                { label: t.rights, value: text(listed(row.rights.map(right => choiceTexts[right]))) },
                { label: t.choice, value: row.choice === '' ? t.noChoice : text(choiceTexts[row.choice]) },
              ]
            : []),
          {
            label: t.decidedBy,
            value: (
              <>
                {row.decidedBy}　<When at={row.decidedAt} />
              </>
            ),
          },
          ...(withOrder ? [{ label: t.order, value: order }] : []),
          { label: isConfirmed ? t.evidence : t.denyReason, value: row.evidence, wide: true },
        ]}
      />
      {isConfirmed && <PhotoStrip subject={{ kind: 'earlyFault', id: row.id }} canAdd />}
    </>
  )
}
