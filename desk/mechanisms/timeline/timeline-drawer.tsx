import { HistoryOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { HotkeyLayer } from '../../kernel/hotkeys.tsx'
import { useTexts } from '../../kernel/text.ts'
import type { TimelineOf } from './loaders.ts'
import { timelineText } from './text.ts'
import { TimelineList } from './timeline-list.tsx'

type TimelineProps = TimelineOf & {
  /** Kinds of record whose changes show here at once. */
  about?: readonly string[]
  title?: string
}

/** Everything that happened to a record or in a process, at the side of its page. */
export function TimelineDrawer({ title, onClose, ...rest }: TimelineProps & { onClose: () => void }) {
  const t = useTexts(timelineText)
  return (
    <Drawer open title={title ?? t.title} size={520} onClose={onClose}>
      <HotkeyLayer>
        <TimelineList {...rest} />
      </HotkeyLayer>
    </Drawer>
  )
}

/** The button that opens it. */
export function TimelineButton(props: TimelineProps) {
  const t = useTexts(timelineText)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<HistoryOutlined />} onClick={() => setOpen(true)}>
        {t.open}
      </Button>
      {isOpen && <TimelineDrawer {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
