import { texts } from '#domain/kernel/texts.ts'

export const proposeText = texts({
  propose: ['建议预约', 'Propose a time'],
  title: ['建议预约：{plate}', 'Propose a time: {plate}'],
  day: ['低负荷日', 'Quiet day'],
  dayHint: ['按未来两周的工位负荷列出', 'From the load of the bays in the coming two weeks'],
  noQuietDay: ['未来两周没有低负荷日', 'No quiet day in the coming two weeks'],
  load: ['负荷 {n}%', 'load {n}%'],
  time: ['到店时间', 'Time'],
  minutes: ['预计分钟', 'Minutes'],
  consent: ['客户已同意', 'The customer agrees'],
  consentHint: ['未同意前为“待同意”，不占用工位', 'Until then it waits and keeps no bay'],
  personReached: ['同意人', 'Who agreed'],
  waits: ['已登记，待客户同意', 'Noted; it waits for the customer'],
  agreed: ['客户已同意，请继续确认预约', 'Agreed; go on and confirm the booking'],
  toList: ['找客户', 'Whom to ask'],
})
