import { Input, Radio } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import type { MeasureView } from '#domain/mechanisms/measures/contract.ts'
import {
  effectTexts,
  type MeasureSource,
  type MeasureType,
  measureTypeTexts,
} from '#domain/mechanisms/measures/kinds.ts'
import { api } from '../../kernel/api.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import { PersonSelect } from '../duties/person-select.tsx'
import { DrawerForm } from '../kit/drawer-form.tsx'
import { DateInput } from '../kit/fields.tsx'
import { Field } from '../kit/form-grid.tsx'
import { optionsFrom } from '../kit/options.ts'
import { measureTouches } from './loaders.ts'
import { measureText } from './text.ts'

export type MeasureDraft = {
  problem: string
  cause: string
  type: MeasureType
  action: string
  ownerId: string
  dueOn: string
}

type AddProps = { subject: { kind: MeasureSource; id: string } | null; open: boolean; onClose: () => void }

export function AddMeasureDrawer({ subject, open, onClose }: AddProps) {
  const t = useTexts(measureText)
  const [id, setId] = useState(newId)
  return (
    <DrawerForm
      open={open}
      title={t.add}
      onClose={onClose}
      run={api.measures.add}
      invalidates={measureTouches}
      success={t.saved}
      onDone={() => setId(newId())}
      toInput={(values: MeasureDraft) => ({ id, subject, ...values })}
    >
      <MeasureFields />
    </DrawerForm>
  )
}

/** What every measure says, wherever it is planned. */
export function MeasureFields() {
  const t = useTexts(measureText)
  const text = useText()
  return (
    <>
      <Field<MeasureDraft> name="problem" label={t.problem} required>
        <Input.TextArea rows={2} maxLength={300} />
      </Field>
      <Field<MeasureDraft> name="cause" label={t.cause} required>
        <Input.TextArea rows={2} maxLength={300} />
      </Field>
      <Field<MeasureDraft> name="type" label={t.type} required>
        <Radio.Group options={optionsFrom(measureTypeTexts, text)} />
      </Field>
      <Field<MeasureDraft> name="action" label={t.action} required>
        <Input.TextArea rows={3} maxLength={500} />
      </Field>
      <Field<MeasureDraft> name="ownerId" label={t.owner} required picked>
        <PersonSelect label={t.owner} />
      </Field>
      <Field<MeasureDraft> name="dueOn" label={t.due} required>
        <DateInput />
      </Field>
    </>
  )
}

type RowProps = { row: MeasureView; open: boolean; onClose: () => void }

export function FinishDrawer({ row, open, onClose }: RowProps) {
  const t = useTexts(measureText)
  return (
    <DrawerForm
      open={open}
      title={t.finish}
      onClose={onClose}
      run={api.measures.finish}
      invalidates={measureTouches}
      success={t.saved}
      toInput={({ result }: { result: string }) => ({ id: row.id, version: row.version, result: result.trim() })}
    >
      <Field<{ result: string }> name="result" label={t.result} required>
        <Input.TextArea rows={4} maxLength={500} />
      </Field>
    </DrawerForm>
  )
}

type CheckValues = { effect: 'worked' | 'failed'; note: string; dueOn?: string | null }

export function CheckDrawer({ row, open, onClose }: RowProps) {
  const t = useTexts(measureText)
  const text = useText()
  return (
    <DrawerForm
      open={open}
      title={t.check}
      onClose={onClose}
      run={api.measures.check}
      invalidates={measureTouches}
      success={t.saved}
      toInput={({ effect, note, dueOn }: CheckValues) => ({
        id: row.id,
        version: row.version,
        effect,
        note: note.trim(),
        dueOn: dueOn ?? null,
      })}
    >
      <Field<CheckValues> name="effect" label={t.effect} required>
        <Radio.Group options={optionsFrom(effectTexts, text)} />
      </Field>
      <Field<CheckValues> name="note" label={t.note} required>
        <Input.TextArea rows={3} maxLength={500} />
      </Field>
      <Field<CheckValues> name="dueOn" label={t.newDue}>
        <DateInput />
      </Field>
    </DrawerForm>
  )
}
