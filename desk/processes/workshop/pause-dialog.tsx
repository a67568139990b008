import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { api } from '#desk/kernel/api.ts'
import { HotkeyLayer } from '#desk/kernel/hotkeys.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { BigButton, BigButtons } from '#desk/mechanisms/kit/big-button.tsx'
import type { JobDetail } from './loaders.ts'
import { bayText } from './text.ts'
import { useClock } from './use-floor-command.ts'
import styles from './workshop.module.css'

type Reason = Parameters<typeof api.workshop.pause>[0]['reason']
type PauseProps = { open: boolean; job: JobDetail; onClose: () => void }

export function PauseDialog(props: PauseProps) {
  return props.open ? <OpenPause {...props} /> : null
}

/** The reason is the button: one tap stops the clock. */
function OpenPause({ job, onClose }: PauseProps) {
  const t = useTexts(bayText)
  const [note, setNote] = useState('')
  const command = useClock('workshop.pause', job, t.paused)
  const pause = async (reason: Reason, label: string) => {
    const input = { id: job.id, version: job.version, reason, note: note.trim() || null }
    const sent = await command.give(input, `${t.pause}（${label}）`)
    if (sent.how !== 'refused') onClose()
  }
  const reasons = [
    { reason: 'parts', label: t.pauseParts },
    { reason: 'customer', label: t.pauseCustomer },
    { reason: 'help', label: t.pauseHelp },
    { reason: 'pause', label: t.pauseBreak },
    { reason: 'shift', label: t.pauseShift },
  ] as const
  return (
    <Modal open width={640} title={t.whyPause} footer={null} onCancel={onClose}>
      <HotkeyLayer>
        <div className={styles.buttons}>
          <BigButtons>
            {reasons.map(({ reason, label }) => (
              <BigButton key={reason} label={label} busy={command.busy} onClick={() => void pause(reason, label)} />
            ))}
          </BigButtons>
        </div>
        <Input
          aria-label={t.note}
          placeholder={t.note}
          maxLength={300}
          value={note}
          onChange={event => setNote(event.target.value)}
        />
      </HotkeyLayer>
    </Modal>
  )
}
