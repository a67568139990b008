import { Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import type { DiagnosisView } from '#domain/processes/diagnosis/contract.ts'
import { type InquiryAnswers, plainWords } from '#domain/processes/diagnosis/inquiry.ts'
import { frequencyTexts, type Lamp, lampTexts } from '#domain/processes/diagnosis/kinds.ts'
import { api } from '../../kernel/api.ts'
import { at } from '../../kernel/format.tsx'
import { useHotkeys } from '../../kernel/hotkeys.tsx'
import { useDraft } from '../../kernel/offline/drafts.ts'
import { useQueued, useWaiting } from '../../kernel/offline/use-outbox.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { DrawerForm } from '../../mechanisms/kit/drawer-form.tsx'
import { Field, FormGrid } from '../../mechanisms/kit/form-grid.tsx'
import { Facts, Section } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import { optionsOf } from './choices.ts'
import { inquiryLines } from './inquiry-lines.ts'
import { diagnosisKinds } from './loaders.ts'
import { diagnosisText } from './text.ts'

type Values = Omit<InquiryAnswers, 'lamps'> & { lamps: Lamp[] }
type InquiryInput = Parameters<typeof api.diagnosis.saveInquiry>[0]

export function InquirySection({ view }: { view: DiagnosisView }) {
  const t = useTexts(diagnosisText)
  const text = useText()
  const [isOpen, setIsOpen] = useState(false)
  const draft = useDraft({
    name: `visit ${view.visit.id} inquiry`,
    start: valuesOf(view),
    version: view.inquiry?.version ?? 0,
  })
  const isKept = useWaiting(view.visit.id).some(entry => entry.operation === 'diagnosis.saveInquiry')
  // What was written here stands until the server has it.
  const inquiry = isKept ? { ...draft.value, askedBy: '', askedAt: null } : view.inquiry
  const ask = () => setIsOpen(true)
  useHotkeys(t.inquiry, view.can.inquire ? [{ key: 'Alt+Q', label: t.ask, run: ask }] : [])
  return (
    <Section
      title={t.inquiry}
      extra={
        <>
          {(isKept || draft.isTouched) && <StatusTag tone="warn">{isKept ? t.kept : t.begun}</StatusTag>}
          {view.can.inquire && <ActionButton label={t.ask} hotkey="Alt+Q" onClick={ask} />}
        </>
      }
    >
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
            { label: t.askedBy, value: inquiry.askedAt && `${inquiry.askedBy} ${at(inquiry.askedAt)}` },
          ].map(fact => ({ ...fact, value: fact.value || null }))}
        />
      ) : (
        <p>{view.visit.customerWords || t.noInquiry}</p>
      )}
      <InquiryForm view={view} draft={draft} open={isOpen} onClose={() => setIsOpen(false)} />
    </Section>
  )
}

type InquiryFormProps = {
  view: DiagnosisView
  draft: ReturnType<typeof useDraft<Values>>
  open: boolean
  onClose: () => void
}

/** Asked beside the car too, without the network: every change is kept, and saving sends it when it can. */
function InquiryForm({ view, draft, open, onClose }: InquiryFormProps) {
  const t = useTexts(diagnosisText)
  const text = useText()
  const { inquiry, visit } = view
  const [newInquiryId] = useState(() => newId())
  const save = useQueued('diagnosis.saveInquiry', {
    about: { kind: 'visit', id: visit.id },
    invalidates: diagnosisKinds,
    success: t.saved,
  })
  const send = (input: InquiryInput) =>
    save.send(input, {
      label: t.inquiry,
      form: draft,
      mine: inquiryLines({ ...draft.value, ...input }),
      base: inquiryLines(draft.base),
    })
  return (
    <DrawerForm<Values, InquiryInput, unknown>
      open={open}
      title={t.inquiry}
      width={560}
      run={api.diagnosis.saveInquiry}
      later={{ send, onChange: values => draft.set({ ...draft.value, ...whole(values) }), onKept: onClose }}
      onClose={onClose}
      initial={draft.value}
      toInput={values => ({
        ...whole(values),
        visitId: visit.id,
        id: inquiry?.id ?? newInquiryId,
        version: draft.version,
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

/** Cleared fields come back from the form as nothing at all. */
function whole(values: Partial<Values>): Values {
  return {
    symptom: values.symptom ?? '',
    since: values.since ?? '',
    speed: values.speed ?? '',
    temperature: values.temperature ?? '',
    frequency: values.frequency ?? '',
    lamps: values.lamps ?? [],
    earlierRepair: values.earlierRepair ?? '',
    wish: values.wish ?? '',
  }
}

function valuesOf({ inquiry, visit }: DiagnosisView): Values {
  return whole(inquiry ?? { symptom: visit.customerWords })
}
