import {
  CheckCircleFilled,
  ClockCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
  MinusCircleFilled,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { Text } from '#domain/kernel/texts.ts'
import { useText } from '../../kernel/text.ts'
import styles from './status-tag.module.css'

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'calm'

/** Dark words on a light ground with a mark of its own: readable without seeing colours. */
export function StatusTag({ tone, icon, children }: { tone: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={styles.tag} data-tone={tone}>
      <span className={styles.icon} aria-hidden>
        {icon ?? toneIcon[tone]}
      </span>
      {children}
    </span>
  )
}

export type StatusLook = { label: Text; tone: Tone; icon?: ReactNode }

/** A status by its table of looks: `<StatusOf looks={orderLooks} value={order.status} />`. */
export function StatusOf<S extends string>({ looks, value }: { looks: Readonly<Record<S, StatusLook>>; value: S }) {
  const text = useText()
  const look = looks[value]
  return (
    <StatusTag tone={look.tone} icon={look.icon}>
      {text(look.label)}
    </StatusTag>
  )
}

export const toneIcon: Readonly<Record<Tone, ReactNode>> = {
  good: <CheckCircleFilled />,
  warn: <ExclamationCircleFilled />,
  bad: <CloseCircleFilled />,
  info: <ClockCircleFilled />,
  calm: <MinusCircleFilled />,
}
