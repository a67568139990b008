import { LoadingOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import styles from './big-button.module.css'

type BigButtonProps = {
  label: string
  hint?: ReactNode
  icon?: ReactNode
  tone?: 'primary' | 'good' | 'warn' | 'bad' | 'plain'
  busy?: boolean
  disabledReason?: string | null | undefined
  onClick: () => void
}

/** For the bay tablet: hit with a glove, read from two metres. A closed one says why. */
export function BigButton({ label, hint, icon, tone = 'plain', busy, disabledReason, onClick }: BigButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      data-tone={disabledReason ? 'off' : tone}
      aria-disabled={Boolean(disabledReason) || busy}
      onClick={disabledReason || busy ? undefined : onClick}
    >
      {(icon || busy) && (
        <span className={styles.icon} aria-hidden>
          {busy ? <LoadingOutlined /> : icon}
        </span>
      )}
      <span className={styles.label}>{label}</span>
      {(disabledReason || hint) && <span className={styles.hint}>{disabledReason || hint}</span>}
    </button>
  )
}

export function BigButtons({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}
