import type { Step } from '#desk/mechanisms/kit/step-bar.tsx'
import type { Text } from '#domain/kernel/texts.ts'
import type { DeliveryView } from '#domain/processes/delivery/contract.ts'
import { stepTexts } from './text.ts'

export type StepKey = keyof typeof stepTexts

export const stepKeys = [
  'takeOver',
  'prepare',
  'total',
  'notify',
  'pickup',
  'explain',
  'accept',
  'settle',
  'handOver',
  'leave',
] as const satisfies readonly StepKey[]

type Facts = Pick<
  DeliveryView,
  | 'takenOverAt'
  | 'preparedAt'
  | 'money'
  | 'notifiedAt'
  | 'pickupStartedAt'
  | 'lines'
  | 'oldParts'
  | 'nextOn'
  | 'acceptedAt'
  | 'handedOverAt'
  | 'delivery'
>

export function isStep(key: string): key is StepKey {
  return key in stepTexts
}

/** The first step that is not done; everything done means the car has left. */
export function presentStep(view: Facts): StepKey {
  return stepKeys.find(key => !isDone(view, key)) ?? 'leave'
}

export function isDone(view: Facts, key: StepKey): boolean {
  switch (key) {
    case 'takeOver':
      return view.takenOverAt !== null
    case 'prepare':
      return view.preparedAt !== null
    case 'total':
      return view.money !== 'open'
    case 'notify':
      return view.notifiedAt !== null || view.pickupStartedAt !== null
    case 'pickup':
      return view.pickupStartedAt !== null
    case 'explain':
      return view.acceptedAt !== null || explainGaps(view).length === 0
    case 'accept':
      return view.acceptedAt !== null
    case 'settle':
      return view.money === 'settled'
    case 'handOver':
      return view.handedOverAt !== null
    case 'leave':
      return view.delivery === 'gone'
  }
}

/** What keeps the customer from signing, as the server would say it one by one. */
export function explainGaps(
  view: Pick<Facts, 'lines' | 'oldParts' | 'nextOn'>,
): ('needExplain' | 'needOldParts' | 'needNext')[] {
  const unexplained = view.lines.some(line => line.kind === 'labour' && line.explainedAt === null)
  const undecided = view.oldParts.some(part => part.decision === null)
  return [
    ...(unexplained ? (['needExplain'] as const) : []),
    ...(undecided ? (['needOldParts'] as const) : []),
    ...(view.nextOn === null ? (['needNext'] as const) : []),
  ]
}

export function stepsOf(view: Facts, text: (words: Text) => string): Step[] {
  const present = presentStep(view)
  return stepKeys.map(key => ({
    key,
    label: text(stepTexts[key]),
    state: isDone(view, key) ? 'done' : key === present ? 'current' : 'waiting',
  }))
}

/** The next thing to do, from what the list knows: the label of the order and its money. */
export function nextOf(label: string, money: string): StepKey {
  const byLabel: Readonly<Record<string, StepKey>> = {
    passed: 'takeOver',
    preparing: 'prepare',
    totalled: 'notify',
    notified: 'pickup',
    accepting: 'explain',
    accepted: 'settle',
    settled: 'handOver',
    delivered: 'leave',
  }
  const step = byLabel[label] ?? 'takeOver'
  return step === 'settle' && money === 'settled' ? 'handOver' : step
}
