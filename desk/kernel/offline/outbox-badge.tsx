import { CloudUploadOutlined, DisconnectOutlined } from '@ant-design/icons'
import { fill } from '#domain/kernel/texts.ts'
import { path } from '../path.ts'
import { Go } from '../router.tsx'
import { useTexts } from '../text.ts'
import styles from './outbox-badge.module.css'
import { useIsOffline } from './reach.ts'
import { offlineText } from './text.ts'
import { unsentOf, useOutbox } from './use-outbox.ts'

export const outboxPath = path('/outbox')

/** In the bar of every page: that there is no connection, what waits for it, and what somebody has to decide. */
export function OutboxBadge() {
  const t = useTexts(offlineText)
  const isOffline = useIsOffline()
  const { entries } = useOutbox()
  const unsent = unsentOf(entries)
  const conflicts = entries.filter(entry => entry.state === 'conflict' || entry.state === 'refused').length
  if (unsent === 0 && !isOffline) return null
  return (
    <Go
      to={outboxPath.href({})}
      className={styles.badge}
      data-tone={conflicts > 0 ? 'bad' : isOffline ? 'off' : 'calm'}
      title={isOffline ? t.offlineHint : undefined}
      role="status"
    >
      {isOffline ? <DisconnectOutlined /> : <CloudUploadOutlined />}
      {isOffline && <span className={styles.offline}>{t.offline}</span>}
      {unsent > 0 && <span>{fill(t.waiting, { n: unsent })}</span>}
      {conflicts > 0 && <span>{fill(t.conflicts, { n: conflicts })}</span>}
    </Go>
  )
}
