import { texts } from '#domain/kernel/texts.ts'
import type { Instant } from '#domain/kernel/time.ts'

/** The adviser's way through a visit: receiving, then seeing off (RCV-26). */
export const stepTexts = texts({
  arrival: ['到店', 'Arrival'],
  contact: ['接待问候', 'Greeting'],
  purpose: ['询问来意', 'Purpose'],
  registration: ['登记信息', 'Registration'],
  introduction: ['介绍服务', 'Introduction'],
  consent: ['同意检测', 'Consent'],
  protection: ['车内防护', 'Protection'],
  walkAround: ['环车检查', 'Walk-around'],
  belongings: ['物品与证件', 'Belongings and papers'],
  order: ['工单签字', 'Order signed'],
  contract: ['合同签字', 'Contract signed'],
  key: ['钥匙标签', 'Key tag'],
  answer: ['咨询答复', 'Answer'],
  exit: ['离厂手续', 'Exit papers'],
  farewell: ['送行', 'Farewell'],
})
export type Step = keyof typeof stepTexts

export type StepFacts = {
  outcome: 'repair' | 'consult' | 'unrepaired'
  newCustomer: boolean
  at: Readonly<Partial<Record<Step, Instant | null>>>
}

export type StepState = { key: Step; part: 'receiving' | 'seeingOff'; at: Instant | null }

const receiving: Record<StepFacts['outcome'], readonly Step[]> = {
  repair: [
    'arrival',
    'contact',
    'purpose',
    'registration',
    'introduction',
    'protection',
    'walkAround',
    'belongings',
    'order',
    'contract',
    'key',
  ],
  consult: ['arrival', 'contact', 'purpose', 'introduction', 'answer'],
  unrepaired: ['arrival', 'contact', 'purpose', 'registration', 'introduction', 'consent'],
}
const seeingOff: Record<StepFacts['outcome'], readonly Step[]> = {
  repair: ['farewell'],
  consult: ['exit', 'farewell'],
  unrepaired: ['exit', 'farewell'],
}

export function stepsOf(facts: StepFacts): StepState[] {
  const known = (step: Step) => step !== 'introduction' || facts.newCustomer
  const state = (part: StepState['part']) => (key: Step) => ({ key, part, at: facts.at[key] ?? null })
  return [
    ...receiving[facts.outcome].filter(known).map(state('receiving')),
    ...seeingOff[facts.outcome].map(state('seeingOff')),
  ]
}
