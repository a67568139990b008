import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { DutyView } from '#domain/mechanisms/duties/contract.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { HotkeyLayer } from '../../kernel/hotkeys.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { dutyText } from './text.ts'

/** Ticks a duty off that nothing else can show to be done. */
export function FinishDialog({ duty, onClose }: { duty: DutyView; onClose: () => void }) {
  const t = useTexts(dutyText)
  const text = useText()
  const [note, setNote] = useState('')
  const command = useCommand({
    run: api.duties.finish,
    invalidates: ['duty'],
    success: t.finished,
    onDone: onClose,
    onReload: onClose,
  })
  return (
    <Modal
      open
      title={t.finishTitle}
      okText={t.finish}
      onCancel={onClose}
      onOk={() => void command.send({ id: duty.id, version: duty.version, note: note.trim() || null })}
      confirmLoading={command.busy}
    >
      <HotkeyLayer>
        <p>{text(duty.title)}</p>
        <Input.TextArea
          aria-label={t.note}
          placeholder={t.note}
          rows={2}
          maxLength={500}
          value={note}
          onChange={event => setNote(event.target.value)}
        />
      </HotkeyLayer>
    </Modal>
  )
}
