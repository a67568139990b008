import { Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import type { OpenItemKind } from '#domain/processes/customers/open-items-contract.ts'
import type { OpenItem } from '#domain/processes/customers/overview-shape.ts'
import { api } from '../../kernel/api.ts'
import { When, yuan } from '../../kernel/format.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { DrawerForm } from '../../mechanisms/kit/drawer-form.tsx'
import { DateInput } from '../../mechanisms/kit/fields.tsx'
import { Field } from '../../mechanisms/kit/form-grid.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { StatusOf, StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './customers.module.css'
import { itemLooks } from './looks.ts'
import { itemText } from './text.ts'

/** What was declined, wished or found and still waits; unsafe things first. */
export function OpenItems({ items, canClose }: { items: readonly OpenItem[]; canClose: boolean }) {
  const t = useTexts(itemText)
  const [closing, setClosing] = useState<OpenItem | null>(null)
  return (
    <Section title={t.items}>
      {items.length === 0 && <span className={styles.aside}>{t.none}</span>}
      {items.map(item => (
        <div key={item.id} className={styles.item}>
          <ItemWords item={item} />
          {canClose && <ActionButton label={t.close} onClick={() => setClosing(item)} />}
        </div>
      ))}
      {closing && <CloseDrawer item={closing} onClose={() => setClosing(null)} />}
    </Section>
  )
}

export function ItemWords({ item }: { item: OpenItem }) {
  const t = useTexts(itemText)
  const aside = [item.reason, item.createdByName, item.amountFen === null ? null : yuan(item.amountFen), item.closeNote]
  return (
    <div>
      <div className={styles.itemText}>
        {item.safety && <StatusTag tone="bad">{t.safety}</StatusTag>}
        <StatusOf looks={itemLooks} value={item.kind} />
        <span>{item.text}</span>
      </div>
      <div className={styles.aside}>
        <When at={item.createdAt} style="date" /> {aside.filter(Boolean).join(' · ')}
      </div>
    </div>
  )
}

type CloseValues = { state: 'taken' | 'dropped'; note: string }

function CloseDrawer({ item, onClose }: { item: OpenItem; onClose: () => void }) {
  const t = useTexts(itemText)
  return (
    <DrawerForm
      open
      title={t.closeTitle}
      onClose={onClose}
      run={api.openItems.close}
      toInput={({ state, note }: CloseValues) => ({ id: item.id, state, note })}
      initial={{ state: 'taken' }}
      invalidates={['vehicle']}
      success={t.closed}
    >
      <p>{item.text}</p>
      <Field<CloseValues> name="state" label={t.close} required>
        <Radio.Group
          options={[
            { value: 'taken', label: t.taken },
            { value: 'dropped', label: t.dropped },
          ]}
        />
      </Field>
      <Field<CloseValues> name="note" label={t.note} required>
        <Input maxLength={200} autoFocus />
      </Field>
    </DrawerForm>
  )
}

type RememberValues = { kind: OpenItemKind; text: string; reason?: string; safety?: boolean; contactOn?: string | null }
type RememberProps = { open: boolean; vehicleId: string; onClose: () => void }

/** Notes what somebody was told or found, so that nobody asks the customer again. */
export function RememberDrawer({ open, vehicleId, onClose }: RememberProps) {
  const t = useTexts(itemText)
  return (
    <DrawerForm
      open={open}
      title={t.rememberTitle}
      onClose={onClose}
      run={api.openItems.remember}
      toInput={(values: RememberValues) => ({
        id: newId(),
        vehicleId,
        kind: values.kind,
        text: values.text,
        reason: values.reason ?? null,
        safety: values.safety ?? false,
        contactOn: values.contactOn ?? null,
      })}
      initial={{ kind: 'wish' }}
      invalidates={['vehicle']}
      success={t.remembered}
    >
      <Field<RememberValues> name="text" label={t.text} required>
        <Input.TextArea autoFocus maxLength={300} autoSize={{ minRows: 2, maxRows: 5 }} />
      </Field>
      <Field<RememberValues> name="kind" label={t.kind} required>
        <Radio.Group
          options={[
            { value: 'wish', label: t.wish },
            { value: 'finding', label: t.finding },
            { value: 'declined', label: t.declined },
          ]}
        />
      </Field>
      <Field<RememberValues> name="safety" label="" valueName="checked">
        <Checkbox>{t.safety}</Checkbox>
      </Field>
      <Field<RememberValues> name="reason" label={t.reason}>
        <Input maxLength={200} />
      </Field>
      <Field<RememberValues> name="contactOn" label={t.contactOn}>
        <DateInput />
      </Field>
    </DrawerForm>
  )
}
