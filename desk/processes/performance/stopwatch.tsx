import { Button } from 'antd'
import { useState } from 'react'
import { now, useNow } from '#desk/kernel/clock.ts'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { type Instant, msOf } from '#domain/kernel/time.ts'
import { GREETING, SMILE } from '#domain/processes/performance/checklists.ts'
import styles from './conduct.module.css'
import { conductText } from './text.ts'

const TENTH_MS = 100

/** Seconds from contact to smile and greeting, taken on the spot: three keys, and the two goals are measured. */
export function Stopwatch({ onSeconds }: { onSeconds: (key: string, seconds: string) => void }) {
  const t = useTexts(conductText)
  const [contactAt, setContactAt] = useState<Instant | null>(null)
  const take = (key: string) => {
    if (contactAt !== null) onSeconds(key, secondsSince(contactAt, now()))
  }
  useHotkeys(t.stopwatch, [
    { key: 'T', label: t.contact, run: () => setContactAt(now()) },
    { key: 'S', label: t.smiled, run: () => take(SMILE), disabled: contactAt === null },
    { key: 'G', label: t.greeted, run: () => take(GREETING), disabled: contactAt === null },
  ])
  return (
    <Section title={t.stopwatch}>
      <div className={styles.watch}>
        <Button type={contactAt === null ? 'primary' : 'default'} size="large" onClick={() => setContactAt(now())}>
          {t.contact}
        </Button>
        <Button size="large" disabled={contactAt === null} onClick={() => take(SMILE)}>
          {t.smiled}
        </Button>
        <Button size="large" disabled={contactAt === null} onClick={() => take(GREETING)}>
          {t.greeted}
        </Button>
        {contactAt === null ? <span>{t.stopwatchHint}</span> : <Running since={contactAt} />}
      </div>
    </Section>
  )
}

function Running({ since }: { since: Instant }) {
  const t = useTexts(conductText)
  const at = useNow(TENTH_MS)
  return <strong className={styles.seconds}>{fill(t.seconds, { n: secondsSince(since, at) })}</strong>
}

/** In tenths, as a hand can take them. */
function secondsSince(since: Instant, at: Instant): string {
  const tenths = Math.max(0, Math.round((msOf(at) - msOf(since)) / TENTH_MS))
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}
