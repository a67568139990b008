import { PrinterOutlined } from '@ant-design/icons'
import { useLoad } from '#desk/kernel/query.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { WholePaper } from '#desk/mechanisms/papers/paper-drawer.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { bundlePath } from './addresses.ts'
import { closingText } from './closing-text.ts'
import { bundleLoader } from './loaders.ts'
import styles from './orders.module.css'

/** Every paper of the order on one page, to be printed at once. */
export function Page() {
  const { id } = bundlePath.useParams()
  const t = useTexts(closingText)
  const { data, placeholder } = useLoad(bundleLoader(id), { rows: 12 })
  if (!data) return placeholder
  return (
    <div className={styles.bundle}>
      <header className={styles.ticketHead}>
        <h1>
          {t.bundle} {data.plate} {data.number}
        </h1>
        <span className={styles.quiet}>{fill(t.papers, { n: data.rows.length })}</span>
        <ActionButton label={t.printAll} kind="primary" icon={<PrinterOutlined />} onClick={() => window.print()} />
      </header>
      <nav className={styles.ticketHead}>
        {data.rows.map(paper => (
          <a key={paper.id} href={`#paper-${paper.id}`}>
            {paper.title}
          </a>
        ))}
      </nav>
      {data.rows.length === 0 && <EmptyState title={t.noPapers} />}
      {data.rows.map(paper => (
        <section key={paper.id} id={`paper-${paper.id}`} className={styles.bundled}>
          <WholePaper id={paper.id} />
        </section>
      ))}
    </div>
  )
}
