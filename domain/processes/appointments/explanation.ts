import { texts } from '#domain/kernel/texts.ts'

/** What a booking is good for, as the adviser tells it at reception, on callback and on incoming calls (003 P4). */
export const benefitTexts = texts({
  noWaiting: ['到店即接待，不排队', 'Received on arrival, no queue'],
  keptPlace: ['工位和技师提前预留', 'Bay and technician are kept'],
  partsReady: ['所需配件提前备齐', 'Parts are ready'],
  named: ['可指定服务顾问和主修技师', 'Adviser and technician of choice'],
  knownPrice: ['项目、价格、时间事先说明', 'Work, price and time known before'],
  offPeak: ['低峰时段享受工时优惠', 'Labour discount off peak'],
})
export type Benefit = keyof typeof benefitTexts
export const benefits = [
  'noWaiting',
  'keptPlace',
  'partsReady',
  'named',
  'knownPrice',
  'offPeak',
] as const satisfies Benefit[]

export const occasionTexts = texts({
  reception: ['接待', 'Reception'],
  callback: ['回访', 'Callback'],
  incoming: ['来电', 'Incoming call'],
  outgoing: ['去电', 'Outgoing call'],
})
export type Occasion = keyof typeof occasionTexts

export const explanationOutcomeTexts = texts({
  accepted: ['愿意预约', 'Wants to book next time'],
  declined: ['暂不需要', 'Not now'],
})
