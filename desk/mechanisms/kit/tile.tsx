import type { ReactNode } from 'react'
import { Go } from '../../kernel/router.tsx'
import type { Tone } from './status-tag.tsx'
import styles from './tile.module.css'

type TileProps = { label: string; value: ReactNode; unit?: string; hint?: ReactNode; tone?: Tone; to?: string }

/** One figure of a workbench; with `to` it opens the rows behind it. */
export function Tile({ label, value, unit, hint, tone = 'calm', to }: TileProps) {
  const content = (
    <>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>
        {value}
        {unit && <span className={styles.unit}>{unit}</span>}
      </span>
      {hint && <span className={styles.hint}>{hint}</span>}
    </>
  )
  return to ? (
    <Go to={to} className={styles.tile} data-tone={tone}>
      {content}
    </Go>
  ) : (
    <div className={styles.tile} data-tone={tone}>
      {content}
    </div>
  )
}

export function Tiles({ children }: { children: ReactNode }) {
  return <div className={styles.tiles}>{children}</div>
}
