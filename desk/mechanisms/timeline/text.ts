import { texts } from '#domain/kernel/texts.ts'

export const timelineText = texts({
  title: ['流程轨迹', 'Timeline'],
  open: ['流程轨迹', 'Timeline'],
  none: ['还没有记录', 'Nothing has happened yet'],
  more: ['更早的记录', 'Earlier'],
  reason: ['原因：{reason}', 'Reason: {reason}'],
  customer: ['客户', 'Customer'],
  token: ['外部系统', 'Outside system'],
  offline: ['离线时间 {at}', 'noted offline at {at}'],
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
  empty: ['空', 'empty'],
})
