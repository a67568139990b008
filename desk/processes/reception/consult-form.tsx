import { Button, Checkbox, Form, Input } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { CommandFormBody, useCommandForm } from '#desk/mechanisms/kit/command-form.tsx'
import { Field, FormGrid } from '#desk/mechanisms/kit/form-grid.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { visitKinds } from './loaders.ts'
import styles from './reception.module.css'
import { visitText } from './visit-text.ts'

type Values = { question: string; answer: string; contactName?: string; contactPhone?: string; satisfied: boolean }
type Consult = typeof api.visits.consult

/** A question answered on the spot: one form, and the visit is in the register, the file and the follow-up. */
export function ConsultForm({ visit }: { visit: VisitView }) {
  const t = useTexts(visitText)
  const form = useCommandForm<Values, Parameters<Consult>[0], Awaited<ReturnType<Consult>>>({
    run: api.visits.consult,
    invalidates: [...visitKinds, 'duty'],
    success: t.done,
    initial: { question: visit.customerWords, satisfied: true },
    toInput: values => ({
      id: visit.id,
      version: visit.version,
      question: values.question,
      answer: values.answer,
      contactName: values.contactName || null,
      contactPhone: values.contactPhone || null,
      satisfied: values.satisfied,
      seenOff: true,
    }),
  })
  useHotkeys(t.consult, [{ key: 'Ctrl+S', label: t.consult, run: form.submit }])
  const isKnown = visit.sender !== null || visit.owner !== null
  return (
    <Section title={t.consult}>
      <CommandFormBody form={form}>
        <FormGrid columns={2}>
          <Field<Values> name="question" label={t.question} required wide>
            <Input.TextArea autoFocus={visit.customerWords === ''} autoSize={{ minRows: 2 }} maxLength={1000} />
          </Field>
          <Field<Values> name="answer" label={t.answer} required wide>
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
          </Field>
          {!isKnown && (
            <Field<Values> name="contactName" label={t.contactName} required>
              <Input maxLength={60} />
            </Field>
          )}
          {!isKnown && (
            <Field<Values> name="contactPhone" label={t.contactPhone}>
              <Input inputMode="tel" maxLength={30} />
            </Field>
          )}
        </FormGrid>
        <Form.Item name="satisfied" valuePropName="checked" style={{ marginBottom: 8 }}>
          <Checkbox>{t.satisfied}</Checkbox>
        </Form.Item>
        <div className={styles.tags}>
          <Button type="primary" loading={form.busy} onClick={form.submit}>
            {t.consult} (Ctrl+S)
          </Button>
          <span className={styles.soft}>{visit.phrases.seeOffConsult}</span>
        </div>
      </CommandFormBody>
    </Section>
  )
}
