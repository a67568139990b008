import { texts } from '#domain/kernel/texts.ts'

export const certaintyTexts = texts({
  confirmed: ['确认', 'Confirmed'],
  suspected: ['疑似', 'Suspected'],
})
export type Certainty = keyof typeof certaintyTexts

export const urgencyTexts = texts({
  now: ['立即', 'At once'],
  soon: ['尽快', 'Soon'],
  later: ['可延后', 'Can wait'],
})
export type Urgency = keyof typeof urgencyTexts

export const readingResultTexts = texts({
  ok: ['正常', 'Good'],
  watch: ['注意', 'Watch'],
  bad: ['异常', 'Bad'],
})
export type ReadingResult = keyof typeof readingResultTexts

export const handedWayTexts = texts({
  print: ['打印交付', 'Printed'],
  link: ['发送链接', 'Sent as a link'],
  signed: ['当面签收', 'Signed for'],
})

export const frequencyTexts = texts({
  always: ['一直出现', 'Always'],
  often: ['经常出现', 'Often'],
  sometimes: ['偶尔出现', 'Sometimes'],
  once: ['只出现过一次', 'Once'],
})
export type Frequency = keyof typeof frequencyTexts

export const lampTexts = texts({
  engine: ['发动机故障灯', 'Engine'],
  oil: ['机油压力灯', 'Oil pressure'],
  coolant: ['水温灯', 'Coolant'],
  battery: ['充电指示灯', 'Charging'],
  abs: ['ABS 灯', 'ABS'],
  brake: ['制动灯', 'Brake'],
  airbag: ['安全气囊灯', 'Airbag'],
  steering: ['转向助力灯', 'Steering'],
  tyre: ['胎压灯', 'Tyre pressure'],
  highVoltage: ['动力电池/电机故障灯', 'High-voltage system'],
})
export type Lamp = keyof typeof lampTexts
