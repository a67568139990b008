import type { ReactNode } from 'react'
import styles from './confirm-bar.module.css'

/** Stays at the foot of a long page: what stands in it at the left, what to do at the right. */
export function ConfirmBar({ children, actions }: { children?: ReactNode; actions: ReactNode }) {
  return (
    <div className={`${styles.bar} no-print`}>
      <div className={styles.summary}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </div>
  )
}
