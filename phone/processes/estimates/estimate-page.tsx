import { Button, Result } from 'antd-mobile'
import type { LinkEstimate } from '#domain/processes/estimates/shapes.ts'
import { api } from '../../kernel/api.ts'
import { useLoad } from '../../kernel/load.tsx'
import { platform } from '../../kernel/platform.ts'
import type { PageProps } from '../../kernel/router.tsx'
import { useTexts } from '../../kernel/text.ts'
import { useWhileVisible } from '../../kernel/visible.ts'
import { PageHead } from '../../mechanisms/links/page-head.tsx'
import { ChoiceBoard } from './choice-board.tsx'
import styles from './estimates.module.css'
import { estimateText } from './text.ts'

const READING_SECONDS = 15

export function Page({ params }: PageProps) {
  const token = params.token ?? ''
  const { data, placeholder, reload } = useLoad(['estimate', token], signal => openEstimate(token, signal))
  useWhileVisible(READING_SECONDS, () => {
    if (data?.state !== 'shown') return
    void api.estimates.noteReading({ token, seconds: READING_SECONDS }).catch(() => undefined)
    if (data.questions.some(question => question.answer === null)) reload()
  })
  return data ? <EstimatePage token={token} estimate={data} onDecided={reload} /> : placeholder
}

/** Reading it on this screen is what the adviser is told; telling must not keep the customer from reading. */
async function openEstimate(token: string, signal: AbortSignal): Promise<LinkEstimate> {
  const estimate = await api.estimates.openLink({ token }, { signal })
  if (estimate.state === 'shown') void api.estimates.noteOpened({ token }).catch(() => undefined)
  return estimate
}

type EstimatePageProps = { token: string; estimate: LinkEstimate; onDecided: () => void }

function EstimatePage({ token, estimate, onDecided }: EstimatePageProps) {
  const t = useTexts(estimateText)
  const { store } = estimate
  return (
    <main className="page">
      <PageHead
        title={t('title')}
        lines={[
          `${store.name} · ${estimate.number}`,
          `${estimate.plate} ${estimate.car} · ${t('adviser')} ${estimate.adviser}`,
          `${t('validUntil')} ${estimate.validUntilOn}`,
        ]}
      />
      <Body token={token} estimate={estimate} onDecided={onDecided} />
      {store.phone && (
        <Button block fill="outline" style={{ marginTop: 16 }} onClick={() => platform.call(store.phone ?? '')}>
          {t('call')} {store.phone}
        </Button>
      )}
    </main>
  )
}

function Body({ token, estimate, onDecided }: EstimatePageProps) {
  const t = useTexts(estimateText)
  if (estimate.state === 'accepted')
    return <Result status="success" title={t('accepted')} description={t('acceptedHint')} />
  if (estimate.state === 'declined')
    return <Result status="info" title={t('declined')} description={t('declinedHint')} />
  if (estimate.expired) return <Result status="warning" title={t('expired')} />
  if (estimate.state !== 'shown') return <Result status="warning" title={t('closed')} />
  return <ChoiceBoard token={token} estimate={estimate} onDecided={onDecided} onAsked={onDecided} />
}
