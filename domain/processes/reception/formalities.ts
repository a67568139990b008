import { texts } from '#domain/kernel/texts.ts'
import type { RegistrationField } from '#domain/processes/repair-orders/registration.ts'

/** What must stand on paper before the customer may go (RCV-18, RCV-24). */
export const formalityTexts = texts({
  registration: ['登记信息', 'Registration'],
  introduction: ['新客户介绍', 'Introduction'],
  handover: ['上次顾问备注', 'Last adviser’s notes'],
  walkAround: ['环车检查单签字', 'Walk-around signed'],
  belongings: ['物品与证件清单签字', 'List of belongings and papers signed'],
  order: ['维修工单签字', 'Order signed'],
  contract: ['维修合同签字', 'Contract signed'],
  protective: ['车内防护', 'Protective set'],
  key: ['钥匙标签', 'Key tag'],
  callback: ['回访意愿', 'Call-back asked'],
  wash: ['洗车意愿', 'Wash offered'],
})
export type Formality = keyof typeof formalityTexts

export type SignState = 'none' | 'presented' | 'signed'

export type FormalityFacts = {
  registrationGaps: readonly RegistrationField[]
  introductionOwed: boolean
  /** False once read; null when there is nothing from another adviser. */
  handoverOwed: boolean | null
  walkAround: SignState
  belongings: SignState
  orders: readonly { order: SignState; contract: SignState }[]
  protectiveMissing: readonly string[]
  keyIssued: boolean
  callbackAsked: boolean
  washAsked: boolean
}

export type FormalityState = { key: Formality; done: boolean; sign: SignState | null; missing: string[] }

export function formalities(facts: FormalityFacts): FormalityState[] {
  const least = (of: (order: FormalityFacts['orders'][number]) => SignState): SignState =>
    facts.orders.length === 0 || facts.orders.some(order => of(order) === 'none')
      ? 'none'
      : facts.orders.every(order => of(order) === 'signed')
        ? 'signed'
        : 'presented'
  const plain = (key: Formality, done: boolean, missing: readonly string[] = []): FormalityState => ({
    key,
    done,
    sign: null,
    missing: [...missing],
  })
  const signed = (key: Formality, sign: SignState): FormalityState => ({
    key,
    done: sign === 'signed',
    sign,
    missing: [],
  })
  return [
    plain('registration', facts.registrationGaps.length === 0, facts.registrationGaps),
    plain('introduction', !facts.introductionOwed),
    ...(facts.handoverOwed === null ? [] : [plain('handover', !facts.handoverOwed)]),
    signed('walkAround', facts.walkAround),
    signed('belongings', facts.belongings),
    signed(
      'order',
      least(order => order.order),
    ),
    signed(
      'contract',
      least(order => order.contract),
    ),
    plain('protective', facts.protectiveMissing.length === 0, facts.protectiveMissing),
    plain('key', facts.keyIssued),
    plain('callback', facts.callbackAsked),
    plain('wash', facts.washAsked),
  ]
}

/** Green: the customer may leave or wait. */
export function allDone(states: readonly FormalityState[]): boolean {
  return states.every(state => state.done)
}
