import { z } from 'zod'
import { fields, heading } from '#domain/mechanisms/papers/blocks.ts'
import { partiesLine } from '#domain/mechanisms/papers/common-blocks.ts'
import { count, customerBrief, flag, instant, maybe, text, vehicleBrief } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { orNone, pick, yesNo } from '#domain/mechanisms/papers/format.ts'

export const directionLabels = { out: '去电', in: '来电' } as const

const content = z.strictObject({
  orderNumber: maybe(text),
  customer: customerBrief,
  vehicle: vehicleBrief,
  calledAt: instant,
  direction: z.enum(['out', 'in']),
  /** 首次回访, 第二次回访, 活动通知, 咨询 or 投诉. */
  callKind: text,
  plannedTopic: maybe(text),
  vehicleUse: maybe(text),
  serviceOpinion: maybe(text),
  newNeeds: maybe(text),
  requests: maybe(text),
  knowledgeTold: maybe(text),
  servicesIntroduced: maybe(text),
  interest: maybe(text),
  answerGiven: maybe(text),
  reportedAt: maybe(instant),
  reportedTo: maybe(text),
  solvedAt: maybe(instant),
  customerToldAt: maybe(instant),
  satisfied: maybe(flag),
  staff: text,
  durationSeconds: maybe(count),
  recordingNumber: maybe(text),
  nextCallAt: maybe(instant),
  nextCallTopic: maybe(text),
})

export type CallRecordContent = z.input<typeof content>

export const callRecordPaper = definePaper({
  kind: 'FRM-09',
  key: 'call-record',
  title: '跟踪服务电话记录表',
  aliases: ['电话跟踪记录'],
  series: 'GD',
  templateVersion: 1,
  content,
  signatures: [{ role: 'staff', label: '跟踪员', required: true }],
  layout: (c, p) => [
    partiesLine(c.customer, c.vehicle, [['工单号', c.orderNumber]]),
    fields(4, [
      ['通话时间', p.at(c.calledAt)],
      ['呼叫方向', pick(directionLabels, c.direction)],
      ['跟踪类型', c.callKind],
      ['跟踪员', c.staff],
      ['通话时长', c.durationSeconds === null ? null : `${c.durationSeconds} 秒`],
      ['录音编号', c.recordingNumber],
      ['计划话题', c.plannedTopic, 2],
    ]),
    heading('客户反馈'),
    fields(1, [
      ['车辆使用情况', orNone(c.vehicleUse)],
      ['对本公司服务的意见', orNone(c.serviceOpinion)],
      ['新的服务需求', orNone(c.newNeeds)],
      ['要求、希望与投诉', orNone(c.requests)],
    ]),
    heading('告知与答复'),
    fields(1, [
      ['告知的用车知识', orNone(c.knowledgeTold)],
      ['介绍的服务/活动', orNone(c.servicesIntroduced)],
      ['客户兴趣', orNone(c.interest)],
      ['答复内容', orNone(c.answerGiven)],
    ]),
    heading('未解决问题的处理'),
    fields(4, [
      ['上报时间', p.at(c.reportedAt)],
      ['上报对象', c.reportedTo],
      ['解决时间', p.at(c.solvedAt)],
      ['告知客户时间', p.at(c.customerToldAt)],
      ['客户是否满意', yesNo(c.satisfied), 2],
      ['下次通话时间', p.at(c.nextCallAt)],
      ['下次话题', c.nextCallTopic],
    ]),
    p.sign(),
  ],
})
