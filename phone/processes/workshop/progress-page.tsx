import { Button, Steps } from 'antd-mobile'
import { customerStepTexts } from '#domain/processes/repair-orders/status.ts'
import type { LinkProgress } from '#domain/processes/workshop/contract-progress.ts'
import { api } from '../../kernel/api.ts'
import { at } from '../../kernel/format.ts'
import { useLoad } from '../../kernel/load.tsx'
import { platform } from '../../kernel/platform.ts'
import type { PageProps } from '../../kernel/router.tsx'
import { usePunctuation, useText, useTexts } from '../../kernel/text.ts'
import { useWhileVisible } from '../../kernel/visible.ts'
import { PageHead } from '../../mechanisms/links/page-head.tsx'
import styles from './progress.module.css'
import { progressText } from './text.ts'

/** A step ticked in the bay is on the telephone within five seconds, as long as somebody looks. */
const LOOK_AGAIN_SECONDS = 4

export function Page({ params }: PageProps) {
  const token = params.token ?? ''
  const { data, placeholder, reload } = useLoad(['progress', token], signal =>
    api.workshop.openProgress({ token }, { signal }),
  )
  useWhileVisible(LOOK_AGAIN_SECONDS, () => {
    if (data?.state !== 'done') reload()
  })
  return data ? <ProgressPage view={data} /> : placeholder
}

function ProgressPage({ view }: { view: LinkProgress }) {
  const t = useTexts(progressText)
  const { store } = view
  return (
    <main className="page">
      <PageHead
        title={t('title')}
        lines={[
          `${store.name} · ${view.number}`,
          `${view.plate} ${view.car}`,
          `${t('adviser')} ${view.adviser}${view.technician && ` · ${t('technician')} ${view.technician}`}`,
        ]}
      />
      <Standing view={view} />
      <Lines view={view} />
      {store.phone && (
        <Button block fill="outline" onClick={() => platform.call(store.phone ?? '')}>
          {t('call')} {store.phone}
        </Button>
      )}
    </main>
  )
}

const order = ['received', 'repairing', 'preparing', 'ready', 'done'] as const

function Standing({ view }: { view: LinkProgress }) {
  const sign = usePunctuation()
  const t = useTexts(progressText)
  const text = useText()
  return (
    <section className={styles.card}>
      <div className={styles.row}>
        <span className={styles.percent}>{view.percent}%</span>
        <span>
          {t('promised')} {at(view.promisedAt)}
          <br />
          {t('expected')} {view.expectedAt === null ? t('unknown') : at(view.expectedAt)}
        </span>
      </div>
      <progress className={styles.bar} max={100} value={view.percent} />
      {view.step && (
        <p>
          {t('now')}
          {sign.colon}
          <strong>{view.step}</strong>
        </p>
      )}
      <Steps current={order.indexOf(view.state)}>
        {order.map(step => (
          <Steps.Step key={step} title={text(customerStepTexts[step])} />
        ))}
      </Steps>
    </section>
  )
}

function Lines({ view }: { view: LinkProgress }) {
  const t = useTexts(progressText)
  return (
    <section className={styles.card}>
      <h2>{t('items')}</h2>
      {view.lines.map(line => (
        <div key={line.name} className={styles.row}>
          <span>{line.name}</span>
          <span>{t(line.state)}</span>
        </div>
      ))}
    </section>
  )
}
