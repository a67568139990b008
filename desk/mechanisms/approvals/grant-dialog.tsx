import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { ApprovalView } from '#domain/mechanisms/approvals/contract.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { yuan } from '../../kernel/format.tsx'
import { HotkeyLayer } from '../../kernel/hotkeys.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { approvalText } from './text.ts'

/** Shows once more what is granted, to whom and how much. */
export function GrantDialog({ approval, onClose }: { approval: ApprovalView; onClose: () => void }) {
  const t = useTexts(approvalText)
  const text = useText()
  const [note, setNote] = useState('')
  const command = useCommand({
    run: api.approvals.decide,
    invalidates: ['approval', 'notice'],
    success: t.granted,
    onDone: onClose,
    onReload: onClose,
  })
  const { id, version } = approval
  return (
    <Modal
      open
      title={t.grantTitle}
      okText={t.grant}
      onCancel={onClose}
      onOk={() => void command.send({ id, version, granted: true, note: note.trim() || null })}
      confirmLoading={command.busy}
    >
      <HotkeyLayer>
        <p>
          {text(approval.title)}
          {approval.amountFen !== null && ` ${yuan(approval.amountFen)}`}
        </p>
        <p>
          {approval.askedByName}：{approval.reason}
        </p>
        <Input.TextArea
          aria-label={t.note}
          placeholder={t.note}
          rows={2}
          maxLength={300}
          value={note}
          onChange={event => setNote(event.target.value)}
        />
      </HotkeyLayer>
    </Modal>
  )
}
