import type { ReactNode } from 'react'
import styles from './section.module.css'

type SectionProps = { title?: ReactNode; extra?: ReactNode; flush?: boolean; children: ReactNode }

/** A white field with a heading: what a page is made of. `flush` lets a table reach the edges. */
export function Section({ title, extra, flush, children }: SectionProps) {
  return (
    <section
      className={styles.section}
      data-flush={flush || undefined}
      aria-label={typeof title === 'string' ? title : undefined}
    >
      {(title || extra) && (
        <header className={styles.head}>
          <h2 className={styles.title}>{title}</h2>
          {extra && <div className={styles.extra}>{extra}</div>}
        </header>
      )}
      <div className={styles.body}>{children}</div>
    </section>
  )
}

/** Sections side by side where there is room. `main` is twice as wide as the rest. */
export function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>{main}</div>
      <div className={styles.stack}>{side}</div>
    </div>
  )
}

export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>
}

export type Fact = { label: string; value: ReactNode; wide?: boolean }

/** Labels and values in columns; what is not known is a dash. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(fact => (
        <div key={fact.label} className={styles.fact} data-wide={fact.wide || undefined}>
          <dt>{fact.label}</dt>
          <dd>{fact.value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  )
}
