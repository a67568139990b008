import { Button, Input } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { at } from '#desk/kernel/format.tsx'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { CommandFormBody, useCommandForm } from '#desk/mechanisms/kit/command-form.tsx'
import { DateInput, IntInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field, FormGrid } from '#desk/mechanisms/kit/form-grid.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { DeliveryView } from '#domain/processes/delivery/contract.ts'
import styles from './delivery.module.css'
import { deliveryTouches } from './loaders.ts'
import { deliveryText } from './text.ts'
import type { Turns } from './use-turns.ts'

type Values = { careNotes?: string; nextOn: string; nextKm?: number | null; nextContent: string }

/** Care notes and the next service: what the reminder will go by. */
export function AdviceSection({ view, turns }: { view: DeliveryView; turns: Turns }) {
  const t = useTexts(deliveryText)
  const form = useCommandForm<
    Values,
    Parameters<typeof api.delivery.advise>[0],
    Awaited<ReturnType<typeof api.delivery.advise>>
  >({
    run: (input, call) =>
      turns(
        version => api.delivery.advise({ ...input, version }, call),
        answer => answer.version,
      ),
    invalidates: [...deliveryTouches, 'vehicle'],
    success: t.saved,
    initial: {
      careNotes: view.careNotes.join('\n'),
      nextKm: view.nextKm,
      nextContent: view.nextContent,
      ...(view.nextOn ? { nextOn: view.nextOn } : {}),
    },
    toInput: values => ({
      id: view.orderId,
      version: view.version,
      careNotes: (values.careNotes ?? '')
        .split('\n')
        .map(note => note.trim())
        .filter(note => note !== ''),
      nextOn: values.nextOn,
      nextKm: values.nextKm ?? null,
      nextContent: values.nextContent,
    }),
  })
  useHotkeys(t.advice, [{ key: 'Ctrl+S', label: t.save, run: form.submit, disabled: view.acceptedAt !== null }])
  return (
    <Section
      title={t.advice}
      extra={
        view.nextOn && (
          <StatusTag tone="good">
            {view.serviceReminderAt ? fill(t.reminderOn, { on: at(view.serviceReminderAt, 'date') }) : t.saved}
          </StatusTag>
        )
      }
    >
      <CommandFormBody form={form}>
        <Field<Values> name="careNotes" label={t.careNotes}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Field>
        <FormGrid columns={3}>
          <Field<Values> name="nextOn" label={t.nextOn} required>
            <DateInput />
          </Field>
          <Field<Values> name="nextKm" label={t.nextKm}>
            <IntInput unit="km" />
          </Field>
          <Field<Values> name="nextContent" label={t.nextContent} required>
            <Input maxLength={200} />
          </Field>
        </FormGrid>
      </CommandFormBody>
      <div className={styles.foot}>
        <Button type="primary" loading={form.busy} disabled={view.acceptedAt !== null} onClick={form.submit}>
          {t.save}
        </Button>
      </div>
    </Section>
  )
}
