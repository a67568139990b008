import { Button, Drawer, Segmented } from 'antd'
import { useState } from 'react'
import type { NoticeView } from '#domain/mechanisms/duties/notices-contract.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { at } from '../../kernel/format.tsx'
import { HotkeyLayer } from '../../kernel/hotkeys.tsx'
import { useRows } from '../../kernel/query.tsx'
import { useGo } from '../../kernel/router.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../kernel/states.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import styles from './duties.module.css'
import { noticesLoader } from './loaders.ts'
import { noticeText } from './text.ts'

/** My notices; opening one marks it as read and goes where the work is done. */
export function NoticeDrawer({ onClose }: { onClose: () => void }) {
  const t = useTexts(noticeText)
  const go = useGo()
  const [shown, setShown] = useState<'unread' | 'all'>('unread')
  const read = useCommand({ run: api.notices.read, invalidates: ['notice'], quiet: true })
  const open = (notice: NoticeView) => {
    if (notice.readAt === null) void read.send({ ids: [notice.id] })
    if (notice.path === '') return
    onClose()
    go(notice.path)
  }
  return (
    <Drawer
      open
      title={t.title}
      size={420}
      onClose={onClose}
      extra={
        <Button size="small" onClick={() => void read.send({})} loading={read.busy}>
          {t.readAll}
        </Button>
      }
    >
      <HotkeyLayer>
        <Segmented
          aria-label={t.title}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'unread', label: t.unread },
            { value: 'all', label: t.all },
          ]}
        />
        <Notices unread={shown === 'unread'} onOpen={open} />
      </HotkeyLayer>
    </Drawer>
  )
}

function Notices({ unread, onOpen }: { unread: boolean; onOpen: (notice: NoticeView) => void }) {
  const t = useTexts(noticeText)
  const text = useText()
  const list = useRows(noticesLoader(unread))
  if (list.isLoading) return <LoadingState rows={5} />
  if (list.problem) return <ErrorState problem={list.problem} onRetry={list.reload} />
  if (list.rows.length === 0) return <EmptyState title={unread ? t.noneUnread : t.none} />
  return (
    <>
      {list.rows.map(notice => (
        <button
          key={notice.id}
          type="button"
          className={styles.notice}
          data-unread={notice.readAt === null || undefined}
          onClick={() => onOpen(notice)}
        >
          <span className={styles.dot} aria-hidden />
          <span className={styles.words}>{text(notice.title)}</span>
          <time className={`${styles.when} cb-num`} dateTime={notice.at}>
            {at(notice.at)}
          </time>
        </button>
      ))}
      {list.hasMore && (
        <Button block type="text" onClick={list.loadMore} loading={list.loadingMore}>
          {t.more}
        </Button>
      )}
    </>
  )
}
