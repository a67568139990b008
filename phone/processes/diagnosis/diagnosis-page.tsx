import { Button, NoticeBar, Tag } from 'antd-mobile'
import { lazy, Suspense, useState } from 'react'
import type { LinkDiagnosis } from '#domain/processes/diagnosis/contract-links.ts'
import { urgencyTexts } from '#domain/processes/diagnosis/kinds.ts'
import { api } from '../../kernel/api.ts'
import { at } from '../../kernel/format.ts'
import { useLoad } from '../../kernel/load.tsx'
import { platform } from '../../kernel/platform.ts'
import type { PageProps } from '../../kernel/router.tsx'
import { Loading } from '../../kernel/states.tsx'
import { usePunctuation, useText, useTexts } from '../../kernel/text.ts'
import { useWhileVisible } from '../../kernel/visible.ts'
import { ConfirmSheet } from '../../mechanisms/links/confirm-sheet.tsx'
import { PageHead } from '../../mechanisms/links/page-head.tsx'
import styles from './diagnosis.module.css'
import { MediaStrip } from './media-strip.tsx'
import { Questions } from './questions.tsx'
import { diagnosisText } from './text.ts'

const LOOK_AGAIN_SECONDS = 20
const FullReport = lazy(async () => ({ default: (await import('./full-report.tsx')).FullReport }))

export function Page({ params }: PageProps) {
  const token = params.token ?? ''
  const { data, placeholder, reload } = useLoad(['diagnosis', token], signal => openDiagnosis(token, signal))
  useWhileVisible(LOOK_AGAIN_SECONDS, () => {
    if (data?.questions.some(question => question.answer === null)) reload()
  })
  return data ? <DiagnosisPage token={token} view={data} reload={reload} /> : placeholder
}

/** Reading it on this screen is what the adviser is told; telling must not keep the customer from reading. */
async function openDiagnosis(token: string, signal: AbortSignal): Promise<LinkDiagnosis> {
  const view = await api.diagnosis.openLink({ token }, { signal })
  void api.diagnosis.noteSeen({ token }).catch(() => undefined)
  return view
}

type ViewProps = { token: string; view: LinkDiagnosis; reload: () => void }

function DiagnosisPage({ token, view, reload }: ViewProps) {
  const t = useTexts(diagnosisText)
  const { store } = view
  return (
    <main className="page">
      <PageHead
        title={t('title')}
        lines={[
          `${store.name} · ${view.number}`,
          `${view.plate} ${view.car}`,
          `${t('technician')} ${view.technician} · ${at(view.completedAt)}`,
        ]}
      />
      {view.plainExplanation !== '' && (
        <section className={styles.card}>
          <h2>{t('plain')}</h2>
          <p className={styles.plain}>{view.plainExplanation}</p>
        </section>
      )}
      <Findings token={token} view={view} reload={reload} />
      {view.media.length > 0 && (
        <section className={styles.card}>
          <h2>{t('more')}</h2>
          <MediaStrip token={token} media={view.media} />
        </section>
      )}
      <section className={styles.card}>
        <h2>{t('told')}</h2>
        <p>{view.complaint || '—'}</p>
        <Asking token={token} view={view} reload={reload} aboutId={null} label={t('general')} />
      </section>
      <Report token={token} view={view} />
      {store.phone && (
        <Button block fill="outline" style={{ marginTop: 16 }} onClick={() => platform.call(store.phone ?? '')}>
          {t('call')} {store.phone}
        </Button>
      )}
      <SignBar token={token} view={view} reload={reload} />
    </main>
  )
}

function Findings({ token, view, reload }: ViewProps) {
  const sign = usePunctuation()
  const t = useTexts(diagnosisText)
  const text = useText()
  return (
    <>
      <h2 className={styles.heading}>{t('findings')}</h2>
      {view.findings.length === 0 && <p className={styles.quiet}>{t('nothing')}</p>}
      {view.findings.map(finding => (
        <section
          key={finding.id}
          className={`${styles.card} ${styles.finding}`}
          data-urgency={finding.urgency}
          aria-label={finding.part}
        >
          <div className={styles.row}>
            <h3>{finding.part}</h3>
            <Tag color={finding.urgency === 'now' ? 'danger' : finding.urgency === 'soon' ? 'warning' : 'default'}>
              {text(urgencyTexts[finding.urgency])}
            </Tag>
            {finding.safety && <Tag color="danger">{t('safety')}</Tag>}
          </div>
          <MediaStrip token={token} media={finding.media} />
          <p>
            {t('cause')}
            {sign.colon}
            {finding.cause}
            {finding.certainty === 'suspected' && <small>{sign.bracketed(t('suspectedHint'))}</small>}
          </p>
          <p>
            {t('advice')}
            {sign.colon}
            {finding.recommendation}
          </p>
          <Asking token={token} view={view} reload={reload} aboutId={finding.id} label={finding.part} />
        </section>
      ))}
    </>
  )
}

function Asking({ token, view, reload, aboutId, label }: ViewProps & { aboutId: string | null; label: string }) {
  return (
    <Questions
      questions={view.questions}
      aboutId={aboutId}
      label={label}
      onAsk={(question, call) => api.diagnosis.askByLink({ token, ...question }, call)}
      onAsked={reload}
    />
  )
}

function Report({ token, view }: Omit<ViewProps, 'reload'>) {
  const t = useTexts(diagnosisText)
  const [isShown, setIsShown] = useState(false)
  return (
    <>
      <Button block onClick={() => setIsShown(!isShown)} aria-expanded={isShown}>
        {isShown ? t('hideReport') : t('showReport')}
      </Button>
      {isShown && (
        <Suspense fallback={<Loading />}>
          <FullReport token={token} view={view} />
        </Suspense>
      )}
    </>
  )
}

function SignBar({ token, view, reload }: ViewProps) {
  const t = useTexts(diagnosisText)
  const [isOpen, setIsOpen] = useState(false)
  if (view.signed) return <NoticeBar color="success" content={t('signed')} style={{ marginTop: 12 }} />
  return (
    <footer className="bar">
      <div className="barInner">
        <span className={styles.quiet}>{t('signMeaning')}</span>
        <Button color="primary" style={{ flexShrink: 0 }} onClick={() => setIsOpen(true)}>
          {t('sign')}
        </Button>
      </div>
      <ConfirmSheet
        token={token}
        open={isOpen}
        title={`${t('sign')} ${view.number}`}
        signerName={view.customer}
        onClose={() => setIsOpen(false)}
        onConfirm={async (confirmation, call) => {
          const { contentHash } = view.paper.document
          await api.diagnosis.signByLink({ token, contentHash, ...confirmation }, call)
          setIsOpen(false)
          reload()
        }}
      />
    </footer>
  )
}
