import { refusals } from '#domain/kernel/refusals.ts'

export const drawerRefusals = refusals('drawer', {
  dayToCome: [409, '{day} 尚未到来，不能日结', '{day} is still to come and cannot be closed'],
  closed: [409, '已日结至 {day}', 'Closed through {day} already'],
  closedMeanwhile: [409, '刚刚已日结', 'It has just been closed'],
  laterCash: [409, '{day} 之后已有现金收付，须连同一并日结', 'There is cash after {day}; close that day with it'],
  uncounted: [409, '尚未清点：{ways}', 'Not counted yet: {ways}'],
  pieces: [409, '面额合计 {pieces} 元与现金 {cash} 元不符', 'Notes and coins make {pieces}, not {cash}'],
  reasonMissing: [409, '与系统差额 {off} 元，请填写原因', 'The count is off by {off}; give the reason'],
  handInTooMuch: [409, '上缴 {handIn} 元超过清点的现金 {cash} 元', '{handIn} cannot be handed in out of {cash}'],
  undecided: [409, '差额尚待审批', 'The difference is not decided yet'],
  decided: [409, '差额已有审批结果', 'The difference is decided'],
  notInForce: [409, '该日结已失效', 'This closing is not in force any more'],
  laterClosing: [409, '之后已有日结 {number}，请先重开它', 'Closing {number} came later; reopen that one first'],
  notYours: [403, '只能由收银员本人撤回', 'Only the cashier may take it back'],
})
