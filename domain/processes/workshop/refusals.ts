import { refusals } from '#domain/kernel/refusals.ts'

export const workshopRefusals = refusals('workshop', {
  unsigned: [409, '客户尚未签字，不能施工', 'The customer has not signed; nothing may start'],
  notWashed: [409, '车辆尚未洗完交回，请先完成洗车', 'The car is not washed and handed back yet'],
  uncovered: [
    409,
    '车内防护未到位：{pieces}。请装好后在防护清单打勾，确不适用的注明原因',
    'Not covered yet: {pieces}. Put it on and tick the list, or note there why it does not apply',
  ],
  received: [409, '该工单已由车间接收', 'The workshop has taken this order already'],
  notReceived: [409, '车间尚未接收，请先签收车辆与工单', 'The workshop has not taken the car yet; receive it first'],
  lineNotApproved: [409, '项目“{name}”未经客户认可，不能派工', 'The customer did not approve “{name}”'],
  lineAssigned: [409, '项目“{name}”已派工', '“{name}” is assigned already'],
  noHighVoltage: [409, '{who}没有高压证，不能承接“{name}”', '{who} has no high-voltage certificate for “{name}”'],
  gradeTooLow: [409, '“{name}”需要更高等级的技师，{who}不能承接', '“{name}” needs a higher grade than {who} has'],
  notTechnician: [400, '请选择在岗技师与工位', 'Choose a technician and a bay of this store'],
  timesWrong: [400, '结束时间应晚于开始时间', 'The end must be after the start'],
  notMine: [403, '这不是派给您的作业', 'This job is not assigned to you'],
  jobState: [409, '作业当前为“{state}”，不能执行此操作', 'The job is {state}; this is not possible'],
  clockedElsewhere: [
    409,
    '您还有一项作业未暂停，请先暂停或完工',
    'You are clocked on another job; pause or finish it first',
  ],
  tapTooOld: [
    409,
    '打卡时间已超过 12 小时，请由班组长核实补记',
    'Tapped more than 12 hours ago; the team leader has to enter it',
  ],
  openSteps: [409, '还有 {count} 个步骤未完成：{first}', '{count} steps are open: {first}'],
  valueNeeded: [400, '步骤“{name}”需要填写数值', 'Step “{name}” needs a value'],
  outOfLimits: [
    409,
    '“{name}”读数 {value} 超出范围 {min}–{max} {unit}',
    '“{name}” reads {value}, outside {min}–{max} {unit}',
  ],
  measureNeeded: [400, '有异常时须填写应急措施与负责人', 'An abnormality needs a measure and who owns it'],
  washState: [409, '洗车任务当前不能执行此操作', 'This is not possible in the wash’s present state'],
  boundElsewhere: [409, '有返工或检验进行中，不能重新派工', 'The order is in inspection'],
})
