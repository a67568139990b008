import { CheckOutlined, MinusOutlined, StopOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTexts } from '../../kernel/text.ts'
import { kitText } from './kit-text.ts'
import styles from './step-bar.module.css'

export type StepState = 'done' | 'current' | 'waiting' | 'skipped' | 'blocked'
export type Step = { key: string; label: string; state: StepState; hint?: ReactNode }

/** Where a process stands. With `onOpen` each step leads to its part of the page. */
export function StepBar({ steps, onOpen }: { steps: readonly Step[]; onOpen?: (key: string) => void }) {
  const t = useTexts(kitText)
  const stateText: Record<StepState, string> = {
    done: t.stepDone,
    current: t.stepCurrent,
    waiting: t.stepWaiting,
    skipped: t.stepSkipped,
    blocked: t.stepBlocked,
  }
  return (
    <ol className={styles.bar}>
      {steps.map((step, index) => (
        <li
          key={step.key}
          className={styles.step}
          data-state={step.state}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <button type="button" className={styles.button} disabled={!onOpen} onClick={() => onOpen?.(step.key)}>
            <span className={styles.dot} role="img" aria-label={stateText[step.state]}>
              {marks[step.state] ?? index + 1}
            </span>
            <span className={styles.text}>
              <span className={styles.label}>{step.label}</span>
              {step.hint && <span className={styles.hint}>{step.hint}</span>}
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}

const marks: Partial<Record<StepState, ReactNode>> = {
  done: <CheckOutlined />,
  skipped: <MinusOutlined />,
  blocked: <StopOutlined />,
}
