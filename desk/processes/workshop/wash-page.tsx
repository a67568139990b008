import { CarOutlined, CheckOutlined, PlayCircleOutlined } from '@ant-design/icons'
import { api } from '#desk/kernel/api.ts'
import { at } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { BigButton } from '#desk/mechanisms/kit/big-button.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { type Wash, washesLoader } from './loaders.ts'
import { washText } from './text.ts'
import { useFloorCommand } from './use-floor-command.ts'
import styles from './workshop.module.css'

/** The washers' tablet: one card a car, one big button for its next step. */
export function Page() {
  const t = useTexts(washText)
  const { data, placeholder } = useLoad(washesLoader(), { rows: 6 })
  if (!data) return placeholder
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t.title}</h1>
      {data.length === 0 && <EmptyState title={t.none} hint={t.noneHint} />}
      <div className={styles.cards}>
        {data.map(wash => (
          <WashCard key={wash.id} wash={wash} />
        ))}
      </div>
    </div>
  )
}

function WashCard({ wash }: { wash: Wash }) {
  const t = useTexts(washText)
  return (
    <Section title={<span className={styles.plate}>{wash.plate}</span>} extra={<WashTag wash={wash} />}>
      <p>
        {wash.car} · {wash.phase === 'before' ? t.before : t.final}
      </p>
      <p className={styles.aside}>{sinceText(wash, t)}</p>
      <NextStep wash={wash} />
    </Section>
  )
}

function WashTag({ wash }: { wash: Wash }) {
  const t = useTexts(washText)
  if (wash.late) return <StatusTag tone="bad">{t.late}</StatusTag>
  if (wash.finishedAt) return <StatusTag tone="warn">{t.washed}</StatusTag>
  return wash.startedAt ? (
    <StatusTag tone="info">{t.washing}</StatusTag>
  ) : (
    <StatusTag tone="calm">{t.waiting}</StatusTag>
  )
}

function sinceText(wash: Wash, t: Record<keyof typeof washText, string>): string {
  if (wash.finishedAt) return fill(t.finishedAt, { at: at(wash.finishedAt, 'time') })
  if (wash.startedAt) return fill(t.startedAt, { who: wash.washer, at: at(wash.startedAt, 'time') })
  return fill(t.since, { at: at(wash.askedAt, 'time') })
}

function NextStep({ wash }: { wash: Wash }) {
  const t = useTexts(washText)
  const can = useCan()
  const start = useFloorCommand(api.workshop.startWash)
  const finish = useFloorCommand(api.workshop.finishWash)
  const giveBack = useFloorCommand(api.workshop.returnWash)
  const input = { id: wash.id, version: wash.version }
  if (wash.finishedAt)
    return can('wash.return') ? (
      <BigButton
        label={t.handBack}
        icon={<CarOutlined />}
        tone="good"
        busy={giveBack.busy}
        onClick={() => void giveBack.send(input)}
      />
    ) : null
  if (!can('wash.do')) return null
  return wash.startedAt ? (
    <BigButton
      label={t.finish}
      icon={<CheckOutlined />}
      tone="good"
      busy={finish.busy}
      onClick={() => void finish.send(input)}
    />
  ) : (
    <BigButton
      label={t.start}
      icon={<PlayCircleOutlined />}
      tone="primary"
      busy={start.busy}
      onClick={() => void start.send(input)}
    />
  )
}
