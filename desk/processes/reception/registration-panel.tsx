import { Alert, Button, Checkbox, Form, Input, Slider } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { CommandFormBody, useCommandForm } from '#desk/mechanisms/kit/command-form.tsx'
import { IntInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field, FormGrid } from '#desk/mechanisms/kit/form-grid.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { type RegistrationField, registrationFieldTexts } from '#domain/processes/repair-orders/registration.ts'
import { visitKinds } from './loaders.ts'
import { receptionText } from './text.ts'
import { visitText } from './visit-text.ts'

type Values = {
  mileageKm: number
  fuelPercent: number
  customerWords: string
  conditions?: string
  restingAt?: string
  privacyNoticed: boolean
}
type Register = typeof api.visits.register

/** Mileage, fuel and the need in the customer's own words; what is missing stands on top in red. */
export function RegistrationPanel({ visit }: { visit: VisitView }) {
  const t = useTexts(visitText)
  const r = useTexts(receptionText)
  const text = useText()
  const gaps = visit.registrationGaps.filter((gap): gap is RegistrationField =>
    Object.hasOwn(registrationFieldTexts, gap),
  )
  const form = useCommandForm<Values, Parameters<Register>[0], Awaited<ReturnType<Register>>>({
    run: api.visits.register,
    invalidates: [...visitKinds],
    success: r.saved,
    initial: {
      ...(visit.mileageKm === null ? {} : { mileageKm: visit.mileageKm }),
      fuelPercent: visit.fuelPercent ?? 50,
      customerWords: visit.customerWords,
      conditions: visit.conditions,
      restingAt: visit.restingAt,
      privacyNoticed: visit.privacyNoticedAt !== null,
    },
    toInput: values => ({
      id: visit.id,
      version: visit.version,
      mileageKm: values.mileageKm,
      fuelPercent: values.fuelPercent,
      customerWords: values.customerWords,
      conditions: values.conditions || null,
      restingAt: values.restingAt || null,
      privacyNoticed: values.privacyNoticed,
    }),
  })
  return (
    <Section
      title={t.registration}
      extra={
        gaps.length === 0 ? (
          <StatusTag tone="good">{t.whole}</StatusTag>
        ) : (
          <StatusTag tone="bad">
            {fill(t.missing, { items: gaps.map(gap => text(registrationFieldTexts[gap])).join('、') })}
          </StatusTag>
        )
      }
    >
      {visit.vehicle === null ? (
        <Alert type="warning" showIcon title={r.noCarYet} />
      ) : (
        <CommandFormBody form={form}>
          <FormGrid columns={3}>
            <Field<Values>
              name="mileageKm"
              label={t.mileage}
              required
              hint={`${t.lastMileage} ${visit.vehicle.mileageKm} km`}
            >
              <IntInput unit="km" disabled={!visit.can.edit} />
            </Field>
            <Field<Values> name="fuelPercent" label={t.fuel}>
              <Slider min={0} max={100} step={5} marks={{ 0: 'E', 50: '½', 100: 'F' }} disabled={!visit.can.edit} />
            </Field>
            <Field<Values> name="restingAt" label={t.restingAt}>
              <Input maxLength={60} disabled={!visit.can.edit} />
            </Field>
            <Field<Values> name="customerWords" label={t.words} required wide>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} disabled={!visit.can.edit} />
            </Field>
            <Field<Values> name="conditions" label={t.conditions} wide>
              <Input maxLength={1000} disabled={!visit.can.edit} />
            </Field>
          </FormGrid>
          <Form.Item name="privacyNoticed" valuePropName="checked" style={{ marginBottom: 8 }}>
            <Checkbox disabled={!visit.can.edit}>{t.privacy}</Checkbox>
          </Form.Item>
          {visit.can.edit && (
            <Button type="primary" loading={form.busy} onClick={form.submit}>
              {r.save}
            </Button>
          )}
        </CommandFormBody>
      )}
    </Section>
  )
}
