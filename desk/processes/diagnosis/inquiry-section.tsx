import { Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import type { DiagnosisView } from '#domain/processes/diagnosis/contract.ts'
import { plainWords } from '#domain/processes/diagnosis/inquiry.ts'
import { type Frequency, frequencyTexts, type Lamp, lampTexts } from '#domain/processes/diagnosis/kinds.ts'
import { api } from '../../kernel/api.ts'
import { at } from '../../kernel/format.tsx'
import { useHotkeys } from '../../kernel/hotkeys.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { DrawerForm } from '../../mechanisms/kit/drawer-form.tsx'
import { Field, FormGrid } from '../../mechanisms/kit/form-grid.tsx'
import { Facts, Section } from '../../mechanisms/kit/section.tsx'
import { optionsOf } from './choices.ts'
import { diagnosisKinds } from './loaders.ts'
import { diagnosisText } from './text.ts'

type Values = {
  symptom: string
  since?: string
  speed?: string
  temperature?: string
  frequency?: Frequency | ''
  lamps?: Lamp[]
  earlierRepair?: string
  wish?: string
}

export function InquirySection({ view }: { view: DiagnosisView }) {
  const t = useTexts(diagnosisText)
  const text = useText()
  const [isOpen, setIsOpen] = useState(false)
  const { inquiry } = view
  const ask = () => setIsOpen(true)
  useHotkeys(t.inquiry, view.can.inquire ? [{ key: 'Alt+Q', label: t.ask, run: ask }] : [])
  return (
    <Section title={t.inquiry} extra={view.can.inquire && <ActionButton label={t.ask} hotkey="Alt+Q" onClick={ask} />}>
      {inquiry ? (
        <Facts
          facts={[
            { label: t.symptom, value: inquiry.symptom, wide: true },
            { label: t.since, value: inquiry.since },
            { label: t.speed, value: inquiry.speed },
            { label: t.temperature, value: inquiry.temperature },
            {
              label: t.frequency,
              value: inquiry.frequency === '' ? null : text(frequencyTexts[inquiry.frequency]),
            },
            { label: t.lamps, value: inquiry.lamps.map(lamp => text(lampTexts[lamp])).join('、') },
            { label: t.earlierRepair, value: inquiry.earlierRepair },
            { label: t.wish, value: inquiry.wish },
            { label: t.askedBy, value: `${inquiry.askedBy} ${at(inquiry.askedAt)}` },
          ].map(fact => ({ ...fact, value: fact.value || null }))}
        />
      ) : (
        <p>{view.visit.customerWords || t.noInquiry}</p>
      )}
      <InquiryForm view={view} open={isOpen} onClose={() => setIsOpen(false)} />
    </Section>
  )
}

function InquiryForm({ view, open, onClose }: { view: DiagnosisView; open: boolean; onClose: () => void }) {
  const t = useTexts(diagnosisText)
  const text = useText()
  const { inquiry, visit } = view
  return (
    <DrawerForm<Values, Parameters<typeof api.diagnosis.saveInquiry>[0], unknown>
      open={open}
      title={t.inquiry}
      width={560}
      run={api.diagnosis.saveInquiry}
      invalidates={diagnosisKinds}
      success={t.saved}
      onClose={onClose}
      initial={inquiry ?? { symptom: visit.customerWords }}
      toInput={values => ({
        symptom: values.symptom,
        since: values.since ?? '',
        speed: values.speed ?? '',
        temperature: values.temperature ?? '',
        frequency: values.frequency ?? '',
        lamps: values.lamps ?? [],
        earlierRepair: values.earlierRepair ?? '',
        wish: values.wish ?? '',
        visitId: visit.id,
        id: inquiry?.id ?? newId(),
        version: inquiry?.version ?? 0,
      })}
    >
      <FormGrid>
        <Field<Values> name="symptom" label={t.symptom} required wide hint={t.symptomHint}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
        </Field>
        <Field<Values> name="since" label={t.since}>
          <Input maxLength={100} />
        </Field>
        <Field<Values> name="frequency" label={t.frequency}>
          <Select allowClear options={optionsOf(frequencyTexts, text)} />
        </Field>
        <Field<Values> name="speed" label={t.speed}>
          <Input maxLength={100} />
        </Field>
        <Field<Values> name="temperature" label={t.temperature}>
          <Input maxLength={100} />
        </Field>
        <Field<Values> name="lamps" label={t.lamps} wide>
          <Select mode="multiple" options={optionsOf(lampTexts, text)} />
        </Field>
        <Field<Values> name="earlierRepair" label={t.earlierRepair} wide>
          <Input maxLength={300} />
        </Field>
        <Field<Values> name="wish" label={t.wish} wide>
          <Input maxLength={300} />
        </Field>
      </FormGrid>
      <h4>{t.plainWords}</h4>
      {plainWords.map(([jargon, plain]) => (
        <p key={jargon} style={{ margin: '0 0 4px' }}>
          <Tag>{jargon}</Tag> {plain}
        </p>
      ))}
    </DrawerForm>
  )
}
