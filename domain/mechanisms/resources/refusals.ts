import { refusals } from '#domain/kernel/refusals.ts'

export const resourceRefusals = refusals('resources', {
  taken: [
    409,
    '{resource} 在 {from} 至 {to} 已被占用（{holder}），请改选时间',
    '{resource} is taken from {from} to {to} ({holder}); choose another time',
  ],
  takenMeanwhile: [409, '该时段刚被占用，请重新选择', 'This time has just been taken; please choose again'],
  inactive: [409, '{resource} 已停用，不能预订', '{resource} is out of use and cannot be booked'],
  nameTaken: [409, '同类资源中已有此名称或此人', 'Another of this kind has this name or is this person already'],
  notHere: [422, '此人不在本店任职', 'This person does not work in this store'],
  personOrThing: [
    422,
    '技师和服务顾问须选定人员，其他资源不选人员',
    'Technicians and advisers are people, all else is not',
  ],
  classNeeded: [422, '请选择{kind}的类别', 'Choose the class ({kind})'],
  stillBooked: [
    409,
    '{resource} 还有 {n} 项占用（最近 {at} {label}），请先改派再停用',
    '{resource} is still booked {n} times (next {at} {label}); move these first',
  ],
  shiftOfThing: [422, '只有人员可以排班', 'Only people have a shift'],
  offShift: [
    409,
    '{resource} 在 {from} 至 {to} 不当班，请改选时间或人员',
    '{resource} does not work from {from} to {to}; choose another time or person',
  ],
  past: [409, '该时段已经过去', 'This time has passed'],
  backwards: [400, '结束时间必须晚于开始时间', 'The end must be later than the start'],
})
