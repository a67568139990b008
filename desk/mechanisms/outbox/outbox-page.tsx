import { Alert, Button } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import { at } from '../../kernel/format.tsx'
import type { Entry } from '../../kernel/offline/entry.ts'
import { drain } from '../../kernel/offline/outbox.ts'
import { useIsOffline } from '../../kernel/offline/reach.ts'
import { useOutbox, usePreview } from '../../kernel/offline/use-outbox.ts'
import { Go } from '../../kernel/router.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useTexts } from '../../kernel/text.ts'
import { DetailHeader } from '../kit/detail-header.tsx'
import { Section, Stack } from '../kit/section.tsx'
import { StatusTag } from '../kit/status-tag.tsx'
import { ConflictChoice, RefusedChoice } from './entry-choices.tsx'
import styles from './outbox.module.css'
import { outboxText } from './text.ts'

/** Everything given on this device that the server has not taken, and what somebody has to decide first. */
export function Page() {
  const t = useTexts(outboxText)
  const { entries, isSending } = useOutbox()
  const isOffline = useIsOffline()
  const open = entries.filter(entry => entry.state !== 'sent')
  const unsolved = open.filter(entry => entry.state !== 'waiting')
  const waiting = open.filter(entry => entry.state === 'waiting')
  const blocked = new Set(unsolved.map(entry => entry.about.id))
  return (
    <Stack>
      <DetailHeader title={t.title} />
      {isOffline && open.length > 0 && <Alert type="warning" showIcon title={t.offline} />}
      {open.length === 0 && <EmptyState title={t.none} hint={t.noneHint} />}
      {unsolved.map(entry => (
        <Section key={entry.id}>
          <EntryHead entry={entry} words={entry.state === 'conflict' ? t.conflict : t.refused} tone="bad" />
          {entry.state === 'conflict' ? <ConflictChoice entry={entry} /> : <RefusedChoice entry={entry} />}
        </Section>
      ))}
      {waiting.length > 0 && (
        <Section
          title={`${t.waits} ${waiting.length}`}
          extra={
            <Button type="primary" loading={isSending} onClick={() => void drain()}>
              {t.sendNow}
            </Button>
          }
        >
          {waiting.map(entry => (
            <EntryHead
              key={entry.id}
              entry={entry}
              words={blocked.has(entry.about.id) ? t.behind : t.waits}
              tone={blocked.has(entry.about.id) ? 'warn' : 'calm'}
            />
          ))}
        </Section>
      )}
    </Stack>
  )
}

type EntryHeadProps = { entry: Entry; words: string; tone: 'bad' | 'warn' | 'calm' }

function EntryHead({ entry, words, tone }: EntryHeadProps) {
  const t = useTexts(outboxText)
  const preview = usePreview()
  const picture = entry.photo && typeof entry.input.id === 'string' ? preview(entry.input.id) : undefined
  return (
    <div className={styles.entry}>
      {picture && <img className={styles.picture} src={picture} alt={t.photo} />}
      <span className={styles.label}>
        <strong>{entry.label}</strong>
        <small>{fill(t.given, { at: at(entry.madeAt) ?? '' })}</small>
      </span>
      <StatusTag tone={tone}>{words}</StatusTag>
      <Go to={entry.place}>{t.open}</Go>
    </div>
  )
}
