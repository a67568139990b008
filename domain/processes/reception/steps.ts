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
  diagnosis: ['诊断报告', 'Diagnosis'],
  estimate: ['估价说明', 'Estimate'],
  protection: ['车内防护', 'Protection'],
  walkAround: ['环车检查', 'Walk-around'],
  belongings: ['物品与证件', 'Belongings and papers'],
  order: ['工单签字', 'Order signed'],
  contract: ['合同签字', 'Contract signed'],
  key: ['钥匙标签', 'Key tag'],
  answer: ['咨询答复', 'Answer'],
  exit: ['离厂手续', 'Exit papers'],
  takenOver: ['完工接车', 'Back from the workshop'],
  prepared: ['交车准备', 'Prepared'],
  notified: ['通知客户', 'Customer told'],
  shown: ['陪同验车', 'Shown to the customer'],
  accepted: ['说明与验收', 'Explained, accepted'],
  settled: ['结算付款', 'Settled'],
  handedOver: ['交付签收', 'Handed over'],
  farewell: ['送行', 'Farewell'],
})
export type Step = keyof typeof stepTexts

export type StepFacts = {
  outcome: 'repair' | 'consult' | 'unrepaired'
  newCustomer: boolean
  /** The diagnosis and the estimate of this visit are begun: a service by the book has neither. */
  diagnosed: boolean
  estimated: boolean
  at: Readonly<Partial<Record<Step, Instant | null>>>
  /** Number of the form each step leaves behind. */
  forms: Readonly<Partial<Record<Step, string>>>
}

export type StepState = { key: Step; part: 'receiving' | 'seeingOff'; at: Instant | null; form: string }

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
    'consent',
    'diagnosis',
    'estimate',
    'order',
    'contract',
    'key',
  ],
  consult: ['arrival', 'contact', 'purpose', 'introduction', 'answer'],
  unrepaired: ['arrival', 'contact', 'purpose', 'registration', 'introduction', 'consent', 'diagnosis', 'estimate'],
}
const seeingOff: Record<StepFacts['outcome'], readonly Step[]> = {
  repair: ['takenOver', 'prepared', 'notified', 'shown', 'accepted', 'settled', 'handedOver', 'farewell'],
  consult: ['exit', 'farewell'],
  unrepaired: ['exit', 'farewell'],
}

export function stepsOf(facts: StepFacts): StepState[] {
  const state = (part: StepState['part']) => (key: Step) => ({
    key,
    part,
    at: facts.at[key] ?? null,
    form: facts.forms[key] ?? '',
  })
  return [
    ...receiving[facts.outcome].filter(step => belongs(step, facts)).map(state('receiving')),
    ...seeingOff[facts.outcome].map(state('seeingOff')),
  ]
}

function belongs(step: Step, facts: StepFacts): boolean {
  if (step === 'introduction') return facts.newCustomer
  if (step === 'diagnosis') return facts.diagnosed
  if (step === 'estimate') return facts.estimated
  // Whoever is only sent away is asked all the same; of a repair it is asked where something is tested.
  if (step === 'consent') return facts.diagnosed || facts.outcome === 'unrepaired'
  return true
}
