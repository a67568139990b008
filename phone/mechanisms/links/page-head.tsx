import { LangButton } from '../../kernel/lang-button.tsx'
import styles from './page-head.module.css'

/** What a page behind a link is about: its title, then the store, the car and the people, a line each. */
export function PageHead({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <header className={styles.head}>
      <div>
        <h1 className={styles.title}>{title}</h1>
        {lines.map(line => (
          <p key={line} className={styles.line}>
            {line}
          </p>
        ))}
      </div>
      <LangButton />
    </header>
  )
}
