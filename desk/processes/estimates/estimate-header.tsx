import { Segmented } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import { msOf } from '#domain/kernel/time.ts'
import type { EstimateView } from '#domain/processes/estimates/contract.ts'
import { type EstimateState, estimateStateTexts, modeTexts } from '#domain/processes/estimates/kinds.ts'
import { useNow } from '../../kernel/clock.ts'
import { at } from '../../kernel/format.tsx'
import { useGo } from '../../kernel/router.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { DetailHeader } from '../../mechanisms/kit/detail-header.tsx'
import { type StatusLook, StatusOf, StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import type { VisitEstimates } from './loaders.ts'
import { estimateText } from './text.ts'

const looks: Readonly<Record<EstimateState, StatusLook>> = {
  draft: { label: estimateStateTexts.draft, tone: 'calm' },
  shown: { label: estimateStateTexts.shown, tone: 'info' },
  accepted: { label: estimateStateTexts.accepted, tone: 'good' },
  declined: { label: estimateStateTexts.declined, tone: 'bad' },
  withdrawn: { label: estimateStateTexts.withdrawn, tone: 'calm' },
}

type HeaderProps = { overview: VisitEstimates; estimate: EstimateView | null; onSwitch: (id: string) => void }

export function EstimateHeader({ overview, estimate, onSwitch }: HeaderProps) {
  const t = useTexts(estimateText)
  const text = useText()
  const go = useGo()
  const { visit } = overview
  return (
    <>
      <DetailHeader
        title={visit.plate}
        subtitle={`${visit.customer} · ${visit.car}`}
        backTo={`/visits/${visit.id}`}
        tags={estimate && <Tags estimate={estimate} />}
        facts={estimate ? factsOf(estimate, t) : []}
        actions={[
          {
            key: 'diagnosis',
            label: t.diagnosis,
            hotkey: 'Alt+D',
            onClick: () => go(`/visits/${visit.id}/diagnosis`),
          },
          ...(overview.can.create && overview.rows.length > 0
            ? [{ key: 'new', label: t.newEstimate, onClick: () => onSwitch('new') }]
            : []),
        ]}
      />
      {overview.rows.length > 1 && (
        <Segmented
          value={estimate?.id ?? 'new'}
          onChange={onSwitch}
          options={overview.rows.map(row => ({
            value: row.id,
            label: `${row.number ?? at(row.createdAt, 'time')} ${text(modeTexts[row.mode])}`,
          }))}
        />
      )}
    </>
  )
}

function Tags({ estimate }: { estimate: EstimateView }) {
  const t = useTexts(estimateText)
  const text = useText()
  return (
    <>
      <StatusOf looks={looks} value={estimate.state} />
      <StatusTag tone="calm">{text(modeTexts[estimate.mode])}</StatusTag>
      {estimate.talkLate && <StatusTag tone="warn">{t.late}</StatusTag>}
      {estimate.state === 'shown' && <Reading estimate={estimate} />}
    </>
  )
}

const READING_SECONDS = 40

/** What the customer does with it, as it happens: not opened, opened, before their eyes right now, and how long in all. */
function Reading({ estimate }: { estimate: EstimateView }) {
  const t = useTexts(estimateText)
  const now = useNow(5_000)
  const { linkSentAt, openedAt, readAt, readSeconds } = estimate
  if (openedAt === null) return linkSentAt && <StatusTag tone="calm">{t.linkWaiting}</StatusTag>
  const isReading = readAt !== null && msOf(now) - msOf(readAt) < READING_SECONDS * 1000
  const time = `${Math.floor(readSeconds / 60)}:${String(readSeconds % 60).padStart(2, '0')}`
  return (
    <>
      <StatusTag tone="info">{fill(t.opened, { at: at(openedAt, 'time') })}</StatusTag>
      {isReading && <StatusTag tone="good">{t.reading}</StatusTag>}
      {readSeconds > 0 && <StatusTag tone="calm">{fill(t.readFor, { time })}</StatusTag>}
    </>
  )
}

function factsOf(estimate: EstimateView, t: Record<keyof typeof estimateText, string>) {
  const { number, talkMinutes, decidedBy } = estimate
  return [
    { label: t.number, value: number ?? '—' },
    ...(talkMinutes === null ? [] : [{ label: t.talk, value: fill(t.minutes, { n: talkMinutes }) }]),
    { label: t.validUntil, value: estimate.validUntilOn },
    ...(decidedBy === null ? [] : [{ label: t.decidedBy, value: decidedBy === 'link' ? t.byLink : t.tablet }]),
  ]
}
