import { useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag, type Tone } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { Desk } from './bay-map.tsx'
import styles from './counter.module.css'
import { counterText } from './counter-text.ts'

export const loadTones = { ok: 'calm', warn: 'warn', full: 'bad' } as const satisfies Record<string, Tone>

/** Who is free, how full each day is, and where the workshop stands: enough to move hands (RCV-27). */
export function AdvisersPanel({ advisers, workshop }: Pick<Desk, 'advisers' | 'workshop'>) {
  const t = useTexts(counterText)
  return (
    <Section title={t.advisers} extra={<span className={styles.soft}>{fill(t.workshopNow, workshop)}</span>}>
      <div className={styles.advisers}>
        {advisers.map(adviser => [
          <span key={`${adviser.id} name`}>{adviser.name}</span>,
          <StatusTag key={`${adviser.id} now`} tone={adviser.serving === 0 ? 'good' : 'info'}>
            {adviser.serving === 0 ? t.free : fill(t.serving, { n: adviser.serving })}
          </StatusTag>,
          <StatusTag key={`${adviser.id} day`} tone={loadTones[adviser.state]}>
            {`${adviser.cars}/${adviser.limit}`}
          </StatusTag>,
        ])}
      </div>
    </Section>
  )
}
