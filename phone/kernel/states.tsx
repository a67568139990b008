import { Button, ErrorBlock, Skeleton } from 'antd-mobile'
import { texts } from '#domain/kernel/texts.ts'
import type { Problem } from './problem.ts'
import { useTexts } from './text.ts'

export function Loading() {
  return (
    <div style={{ padding: 16 }} role="status">
      <Skeleton.Title animated />
      <Skeleton.Paragraph lineCount={8} animated />
    </div>
  )
}

export function Failed({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const t = useTexts(stateText)
  const isGone = problem.status === 404
  return (
    <ErrorBlock
      fullPage
      status={isGone ? 'empty' : 'disconnected'}
      title={isGone ? t('gone') : problem.text}
      description={isGone ? t('goneHint') : ''}
    >
      {!isGone && <Button onClick={onRetry}>{t('retry')}</Button>}
    </ErrorBlock>
  )
}

const stateText = texts({
  gone: ['链接已失效', 'This link is no longer valid'],
  goneHint: ['内容可能已更新，请联系您的服务顾问重新发送', 'Ask your service adviser to send a new one'],
  retry: ['重试', 'Try again'],
})
