import { refusals } from '#domain/kernel/refusals.ts'

export const resourceRefusals = refusals('resources', {
  taken: [
    409,
    '{resource} 在 {from} 至 {to} 已被占用（{holder}），请改选时间',
    '{resource} is taken from {from} to {to} ({holder}); choose another time',
  ],
  takenMeanwhile: [409, '该时段刚被占用，请重新选择', 'This time has just been taken; please choose again'],
  inactive: [409, '{resource} 已停用，不能预订', '{resource} is out of use and cannot be booked'],
  backwards: [400, '结束时间必须晚于开始时间', 'The end must be later than the start'],
})
