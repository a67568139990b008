import { Input, Select, Switch } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import type { Text } from '#domain/kernel/texts.ts'
import type { WebhookView } from '#domain/mechanisms/webhooks/contract.ts'
import { api } from '../../kernel/api.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../kit/drawer-form.tsx'
import { Field } from '../kit/form-grid.tsx'
import { webhookText } from './text.ts'

type Values = { name: string; url: string; events: string[]; active: boolean }
type EventChoice = { event: string; label: Text }

type Props = {
  /** Undefined: a new one. */
  webhook: WebhookView | undefined
  events: readonly EventChoice[]
  onSecret: (secret: string) => void
  onClose: () => void
}

/** Where events go, and which. */
export function WebhookForm({ webhook, events, onSecret, onClose }: Props) {
  const t = useTexts(webhookText)
  const text = useText()
  const [id] = useState(newId)
  const shared = { open: true, onClose, invalidates: ['webhook'] }
  const fields = (
    <>
      <Field<Values> name="name" label={t.name} required>
        <Input maxLength={60} />
      </Field>
      <Field<Values> name="url" label={t.url} hint={t.urlHint} required>
        <Input maxLength={500} placeholder="https://" />
      </Field>
      <Field<Values> name="events" label={t.events} required>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={events.map(({ event, label }) => ({ value: event, label: `${text(label)} ${event}` }))}
        />
      </Field>
    </>
  )
  if (!webhook)
    return (
      <DrawerForm
        {...shared}
        title={t.make}
        run={api.webhooks.make}
        toInput={({ name, url, events: chosen }: Values) => ({ id, name, url, events: chosen })}
        onDone={answer => onSecret(answer.secret)}
      >
        {fields}
      </DrawerForm>
    )
  return (
    <DrawerForm
      {...shared}
      title={t.edit}
      initial={webhook}
      success={t.saved}
      run={api.webhooks.edit}
      toInput={({ name, url, events: chosen, active }: Values) => ({
        id: webhook.id,
        version: webhook.version,
        name,
        url,
        events: chosen,
        active,
      })}
    >
      {fields}
      <Field<Values> name="active" label={t.active} valueName="checked">
        <Switch />
      </Field>
    </DrawerForm>
  )
}
