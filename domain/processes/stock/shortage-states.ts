import { texts } from '#domain/kernel/texts.ts'

/** From the asking to the customer's ear. Adviser and arrival share a moment: booking one gives the other the task. */
export const shortageStateTexts = texts({
  asked: ['已报缺', 'Asked for'],
  ordered: ['已订货', 'Ordered'],
  arrived: ['已到货', 'Arrived'],
  told: ['已告知客户', 'Customer told'],
  withdrawn: ['已撤销', 'Withdrawn'],
})
export type ShortageState = keyof typeof shortageStateTexts
export const shortageStates = ['asked', 'ordered', 'arrived', 'told', 'withdrawn'] as const

export const shortageActions = ['order', 'arrive', 'tell', 'withdraw'] as const
export type ShortageAction = (typeof shortageActions)[number]

/** A part may arrive that nobody wrote down as ordered; an order may be changed while it is on its way. */
const steps = {
  asked: { order: 'ordered', arrive: 'arrived', withdraw: 'withdrawn' },
  ordered: { order: 'ordered', arrive: 'arrived', withdraw: 'withdrawn' },
  arrived: { tell: 'told' },
  told: {},
  withdrawn: {},
} as const satisfies Record<ShortageState, Partial<Record<ShortageAction, ShortageState>>>

/** The state an action leads to, or nothing when it is not possible. */
export function nextShortageState(state: ShortageState, action: ShortageAction): ShortageState | undefined {
  const table: Readonly<Record<ShortageState, Partial<Record<ShortageAction, ShortageState>>>> = steps
  return table[state][action]
}

export const isWaiting = (state: ShortageState): boolean => state === 'asked' || state === 'ordered'

export const toldChannelTexts = texts({
  call: ['电话', 'Call'],
  wechat: ['微信', 'WeChat'],
  sms: ['短信', 'SMS'],
  inPerson: ['当面', 'In person'],
})

export const returnConditionTexts = texts({
  sealed: ['未拆封', 'Sealed'],
  opened: ['已拆封、完好', 'Opened, sound'],
})
