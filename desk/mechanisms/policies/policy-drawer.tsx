import { Form, Input, Radio } from 'antd'
import type { Instant } from '#domain/kernel/time.ts'
import type { PolicyRow } from '#domain/mechanisms/policies/contract.ts'
import { api } from '../../kernel/api.ts'
import { useLang, useText, useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../kit/drawer-form.tsx'
import { InstantInput } from '../kit/fields.tsx'
import { Field } from '../kit/form-grid.tsx'
import styles from './policies.module.css'
import { PolicyHistory } from './policy-history.tsx'
import { PolicyReading } from './policy-reading.tsx'
import { policyText } from './text.ts'
import { ValueEditor } from './value-editor.tsx'
import { readShape } from './value-shape.ts'
import { labelOf, valueLine } from './value-text.ts'

/** Stands for a value of one's own among the presets' names. */
const OWN = ''

type Values = { choice: string; value: unknown; effectiveFrom: Instant | null; reason: string }
type DrawerProps = { policy: PolicyRow; canSet: boolean; onClose: () => void }

/** Choosing a preset or a value of one's own, with the history of earlier choices. */
export function PolicyDrawer(props: DrawerProps) {
  return props.canSet ? <PolicyForm {...props} /> : <PolicyReading policy={props.policy} onClose={props.onClose} />
}

function PolicyForm({ policy, onClose }: DrawerProps) {
  const t = useTexts(policyText)
  const text = useText()
  const { current, key } = policy
  return (
    <DrawerForm
      open
      width={560}
      title={text(policy.title)}
      onClose={onClose}
      run={api.policies.set}
      initial={{ choice: current.preset ?? OWN, value: current.value, effectiveFrom: null, reason: '' }}
      toInput={({ choice, value, effectiveFrom, reason }: Values) => ({
        key,
        ...(choice === OWN ? { value } : { preset: choice }),
        ...(effectiveFrom ? { effectiveFrom } : {}),
        reason,
      })}
      invalidates={['policy']}
      success={t.saved}
    >
      <Form.Item name="choice" label={t.choose}>
        <PresetChoice policy={policy} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.choice !== after.choice}>
        {({ getFieldValue }) =>
          getFieldValue('choice') === OWN && (
            <Form.Item name="value" label={t.own}>
              <OwnValue policy={policy} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Field<Values> name="effectiveFrom" label={t.from} hint={t.fromHint}>
        <InstantInput aria-label={t.from} />
      </Field>
      <Field<Values> name="reason" label={t.reason} required>
        <Input maxLength={200} />
      </Field>
      <PolicyHistory policy={policy} />
    </DrawerForm>
  )
}

type ControlProps<T> = { policy: PolicyRow; value?: T; onChange?: (value: T) => void }

function PresetChoice({ policy, value, onChange }: ControlProps<string>) {
  const t = useTexts(policyText)
  const { lang } = useLang()
  const { presets, labels, recommended } = policy
  const name = policy.unit ?? policy.key
  return (
    <Radio.Group className={styles.choices ?? ''} value={value} onChange={event => onChange?.(event.target.value)}>
      {presets.map(preset => (
        <Radio key={preset.name} value={preset.name} className={styles.choice ?? ''}>
          {labelOf(labels, preset.name, lang)}
          {preset.name === recommended && `（${t.recommended}）`}
          <div>{valueLine(preset.value, name, labels, lang)}</div>
          <div className={styles.aside}>
            {preset.source} · {preset.name}
          </div>
        </Radio>
      ))}
      <Radio value={OWN} className={styles.choice ?? ''}>
        {t.own}
      </Radio>
    </Radio.Group>
  )
}

function OwnValue({ policy, value, onChange }: ControlProps<unknown>) {
  return (
    <ValueEditor
      shape={readShape(policy.schema)}
      name={policy.unit ?? policy.key}
      value={value}
      labels={policy.labels}
      onChange={next => onChange?.(next)}
    />
  )
}
