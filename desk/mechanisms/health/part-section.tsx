import type { ReactNode } from 'react'
import type { HealthState } from '#domain/kernel/health.ts'
import { Section } from '../kit/section.tsx'
import { type StatusLook, StatusOf } from '../kit/status-tag.tsx'
import { healthText } from './text.ts'

const looks: Readonly<Record<HealthState, StatusLook>> = {
  good: { label: healthText.good, tone: 'good' },
  warn: { label: healthText.warn, tone: 'warn' },
  bad: { label: healthText.bad, tone: 'bad' },
}

type PartProps = { title: string; state: HealthState; extra?: ReactNode; flush?: boolean; children: ReactNode }

/** One part of the installation with its verdict beside its name. */
export function PartSection({ title, state, extra, flush = false, children }: PartProps) {
  const verdict = <StatusOf looks={looks} value={state} />
  return (
    <Section
      title={title}
      flush={flush}
      extra={
        <>
          {extra}
          {verdict}
        </>
      }
    >
      {children}
    </Section>
  )
}
