import { at } from '#desk/kernel/format.tsx'
import { useText } from '#desk/kernel/text.ts'
import { type Step, StepBar } from '#desk/mechanisms/kit/step-bar.tsx'
import { type Step as StepKey, stepTexts } from '#domain/processes/reception/steps.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'

/** The two parts of reception in their order, each with the time it was done. */
export function VisitSteps({ visit }: { visit: VisitView }) {
  const text = useText()
  const current = visit.steps.find(step => step.at === null)?.key
  const steps: Step[] = visit.steps.map(step => ({
    key: step.key,
    label: isStep(step.key) ? text(stepTexts[step.key]) : step.key,
    state: step.at !== null ? 'done' : step.key === current ? 'current' : 'waiting',
    hint: step.at === null ? undefined : at(step.at, 'time'),
  }))
  const open = (key: string) => document.getElementById(`step-${key}`)?.scrollIntoView({ block: 'center' })
  return <StepBar steps={steps} onOpen={open} />
}

function isStep(key: string): key is StepKey {
  return Object.hasOwn(stepTexts, key)
}
