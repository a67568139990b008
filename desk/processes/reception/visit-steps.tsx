import { at } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { type Step, StepBar } from '#desk/mechanisms/kit/step-bar.tsx'
import { type Step as StepKey, stepTexts } from '#domain/processes/reception/steps.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import styles from './reception.module.css'
import { visitText } from './visit-text.ts'

/** The two parts of reception in their order, each step with the time it was done and the form it left behind. */
export function VisitSteps({ visit }: { visit: VisitView }) {
  const t = useTexts(visitText)
  const text = useText()
  const current = visit.steps.find(step => step.at === null)?.key
  const open = (key: string) => document.getElementById(`step-${key}`)?.scrollIntoView({ block: 'center' })
  const stepsOf = (part: 'receiving' | 'seeingOff'): Step[] =>
    visit.steps
      .filter(step => step.part === part)
      .map(step => ({
        key: step.key,
        label: isStep(step.key) ? text(stepTexts[step.key]) : step.key,
        state: step.at !== null ? 'done' : step.key === current ? 'current' : 'waiting',
        hint: step.at === null ? undefined : <Done at={at(step.at, 'time')} form={step.form} />,
      }))
  return (
    <div className={styles.parts}>
      <h2 className={styles.part}>{t.receiving}</h2>
      <StepBar steps={stepsOf('receiving')} onOpen={open} />
      <h2 className={styles.part}>{t.seeingOff}</h2>
      <StepBar steps={stepsOf('seeingOff')} onOpen={open} />
    </div>
  )
}

/** The form by the two ends of its number: the whole of it is too wide for a step. */
function Done({ at: time, form }: { at: string; form: string }) {
  const parts = form.split('-')
  return (
    <>
      {time}
      {form !== '' && (
        <span className={styles.form} title={form}>
          {parts[0]} {parts.at(-1)}
        </span>
      )}
    </>
  )
}

function isStep(key: string): key is StepKey {
  return Object.hasOwn(stepTexts, key)
}
