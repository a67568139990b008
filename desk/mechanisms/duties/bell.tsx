import { BellOutlined } from '@ant-design/icons'
import { Badge } from 'antd'
import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import { useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import styles from './bell.module.css'
import { dutyCountsLoader } from './loaders.ts'
import { NoticeDrawer } from './notice-drawer.tsx'
import { noticeText } from './text.ts'

/** The bell in the bar: how many notices are unread, and the drawer that shows them. */
export function Bell() {
  const t = useTexts(noticeText)
  const [isOpen, setOpen] = useState(false)
  const unread = useLoad(dutyCountsLoader()).data?.notices ?? 0
  return (
    <>
      <button
        type="button"
        className={styles.bell}
        aria-label={fill(t.bell, { n: unread })}
        onClick={() => setOpen(true)}
      >
        <Badge count={unread} size="small" overflowCount={99} color="#cf1322">
          <BellOutlined className={styles.icon ?? ''} />
        </Badge>
      </button>
      {isOpen && <NoticeDrawer onClose={() => setOpen(false)} />}
    </>
  )
}
