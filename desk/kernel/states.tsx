import { CloseCircleOutlined, FileSearchOutlined, InboxOutlined, LockOutlined, ReloadOutlined } from '@ant-design/icons'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import { kernelText } from './kernel-text.ts'
import { type Problem, problemText } from './problem.ts'
import styles from './states.module.css'
import { useTexts } from './text.ts'

type StateProps = { icon: ReactNode; title: string; hint?: ReactNode; actions?: ReactNode; tone?: 'bad' | 'calm' }

/** The one way a screen says that there is nothing to show, and what can be done about it. */
export function StateView({ icon, title, hint, actions, tone = 'calm' }: StateProps) {
  return (
    <div className={styles.state} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <div className={styles.icon}>{icon}</div>
      <div className={styles.title}>{title}</div>
      {hint && <div className={styles.hint}>{hint}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}

export function EmptyState({ title, hint, actions }: { title?: string; hint?: ReactNode; actions?: ReactNode }) {
  const t = useTexts(kernelText)
  return <StateView icon={<InboxOutlined />} title={title ?? t.nothingHere} hint={hint} actions={actions} />
}

export function ErrorState({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const t = useTexts(kernelText)
  const hidden = problem.status === 404
  return (
    <StateView
      tone={hidden ? 'calm' : 'bad'}
      icon={hidden ? <FileSearchOutlined /> : problem.status === 403 ? <LockOutlined /> : <CloseCircleOutlined />}
      title={problemText(problem)}
      hint={problem.status >= 500 && problem.requestId ? `${t.reference} ${problem.requestId}` : undefined}
      actions={
        onRetry && (
          <Button icon={<ReloadOutlined />} onClick={onRetry}>
            {t.retry}
          </Button>
        )
      }
    />
  )
}

export function LoadingState({ rows = 6 }: { rows?: number }) {
  const t = useTexts(kernelText)
  return (
    <div className={styles.loading} role="status" aria-label={t.loading}>
      <Skeleton active title={{ width: '32%' }} paragraph={{ rows }} />
    </div>
  )
}

export function PageLoading() {
  return <LoadingState rows={10} />
}

export function MissingPage() {
  const t = useTexts(kernelText)
  return (
    <StateView
      icon={<FileSearchOutlined />}
      title={t.missingTitle}
      hint={t.missingHint}
      actions={
        <Button href="/" type="primary">
          {t.home}
        </Button>
      }
    />
  )
}

export function NotAllowedPage({ verb }: { verb: string }) {
  const t = useTexts(kernelText)
  return <StateView icon={<LockOutlined />} title={t.notAllowedTitle} hint={fill(t.notAllowedHint, { verb })} />
}

export function CrashPage({ error }: ErrorComponentProps) {
  const t = useTexts(kernelText)
  return (
    <StateView
      tone="bad"
      icon={<CloseCircleOutlined />}
      title={t.crashTitle}
      hint={
        <>
          {t.crashHint}
          <code className={styles.code}>{error instanceof Error ? error.message : String(error)}</code>
        </>
      }
      actions={
        <Button icon={<ReloadOutlined />} onClick={() => window.location.reload()}>
          {t.reload}
        </Button>
      }
    />
  )
}
