import { Form, Input, Modal } from 'antd'
import type { DutyView } from '#domain/mechanisms/duties/contract.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { HotkeyLayer } from '../../kernel/hotkeys.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { PersonSelect } from './person-select.tsx'
import { dutyText } from './text.ts'

type Values = { ownerId: string; reason: string }

export function ReassignDialog({ duty, onClose }: { duty: DutyView; onClose: () => void }) {
  const t = useTexts(dutyText)
  const text = useText()
  const [form] = Form.useForm<Values>()
  const command = useCommand({
    run: api.duties.reassign,
    invalidates: ['duty'],
    success: t.reassigned,
    onDone: onClose,
    onReload: onClose,
  })
  const submit = ({ ownerId, reason }: Values) =>
    void command.send({ id: duty.id, version: duty.version, ownerId, reason })
  return (
    <Modal
      open
      title={t.reassignTitle}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={command.busy}
      destroyOnHidden
    >
      <HotkeyLayer>
        <p>{text(duty.title)}</p>
        <Form form={form} layout="vertical" onFinish={submit}>
          <Form.Item name="ownerId" label={t.newOwner} rules={[{ required: true }]}>
            <PersonSelect label={t.newOwner} without={[duty.ownerId]} />
          </Form.Item>
          <Form.Item name="reason" label={t.reason} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={200} />
          </Form.Item>
        </Form>
      </HotkeyLayer>
    </Modal>
  )
}
