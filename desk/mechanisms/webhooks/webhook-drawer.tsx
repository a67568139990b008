import { App, Drawer } from 'antd'
import { newId } from '#domain/kernel/id.ts'
import type { WebhookView } from '#domain/mechanisms/webhooks/contract.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { HotkeyLayer } from '../../kernel/hotkeys.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../kit/action-button.tsx'
import { Section, Stack } from '../kit/section.tsx'
import { DeliveryLog } from './delivery-log.tsx'
import { webhookText } from './text.ts'

type Props = { webhook: WebhookView; onEdit: () => void; onSecret: (secret: string) => void; onClose: () => void }

/** One address: try it, change it, give it a new secret, and see what was sent. */
export function WebhookDrawer({ webhook, onEdit, onSecret, onClose }: Props) {
  const t = useTexts(webhookText)
  const { modal } = App.useApp()
  const test = useCommand({ run: api.webhooks.test, invalidates: ['webhook'], success: t.tested })
  const renew = useCommand({
    run: api.webhooks.renewSecret,
    invalidates: ['webhook'],
    onDone: answer => onSecret(answer.secret),
  })
  const askRenewal = () =>
    void modal.confirm({
      title: t.renew,
      content: t.renewHint,
      okText: t.renew,
      onOk: () => renew.send({ id: webhook.id, version: webhook.version }),
    })
  return (
    <Drawer open title={webhook.name} size={860} onClose={onClose}>
      <HotkeyLayer>
        <Stack>
          <p className="cb-num">{webhook.url}</p>
          <div style={{ display: 'flex', gap: 8 }}>
            <ActionButton
              kind="primary"
              label={t.test}
              busy={test.busy}
              disabledReason={webhook.active ? null : t.errorOff}
              onClick={() => void test.send({ id: webhook.id, deliveryId: newId() })}
            />
            <ActionButton label={t.edit} onClick={onEdit} />
            <ActionButton label={t.renew} busy={renew.busy} onClick={askRenewal} />
          </div>
          <Section title={t.log} flush>
            <DeliveryLog id={webhook.id} />
          </Section>
        </Stack>
      </HotkeyLayer>
    </Drawer>
  )
}
