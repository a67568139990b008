import { refusals } from '#domain/kernel/refusals.ts'

export const dutyRefusals = refusals('duties', {
  notOpen: [409, '该任务已结束', 'This duty is already closed'],
  notByHand: [409, '该任务随业务完成自动关闭，不能手工勾销', 'This duty closes with its work and cannot be ticked off'],
  notHolder: [
    403,
    '只有任务的负责人或其代理人可以完成该任务',
    'Only the holder of the duty or the stand-in may finish it',
  ],
  notHere: [422, '{name} 不在本店任职', '{name} does not work in this store'],
})

export const standInRefusals = refusals('standIns', {
  self: [422, '代理人不能是本人', 'Nobody stands in for themselves'],
  period: [422, '代理期必须在结束前开始，且尚未过去', 'The period must end after it begins, and not be over'],
  department: [
    422,
    '{standIn} 与 {absent} 不在同一部门，不能代理',
    '{standIn} does not work in the department of {absent}',
  ],
  overlap: [409, '此人在该时段已有代理人', 'There is a stand-in for this person in that time already'],
  over: [409, '该代理已结束', 'This period is already over'],
})
