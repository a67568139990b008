import { refusals } from '#domain/kernel/refusals.ts'

export const guaranteeRefusals = refusals('guarantee', {
  decided: [409, '该返修已处理', 'This comeback is decided already'],
  totalled: [
    409,
    '已汇总结算，请先撤回结算单再改为免费返工',
    'The bill is made up; withdraw it first, then make the rework free',
  ],
  left: [409, '车辆已离厂，不能再改为免费返工', 'The car has left; the rework cannot be made free any more'],
  undecided: [
    409,
    '“{name}”在质保期内再次维修，请先决定是否免费返工',
    '“{name}” came back within its guarantee; decide about free rework first',
  ],
  pauseOutside: [
    409,
    '不计入的时间须在约定修理之后、修复之前，且已经发生',
    'Only time within the repair that has passed is taken out',
  ],
  pauseBackwards: [409, '结束时间须晚于开始时间', 'The end comes after the beginning'],
  pauseOpen: [409, '车辆已修复，请填写结束时间', 'The car is repaired; give the end'],
  pauseTwice: [409, '该时间段已登记为不计入', 'This time is taken out already'],
  pauseEnded: [409, '该时间段已结束或已撤销', 'This time is ended or withdrawn'],
  notCounted: [409, '该工单不计入三包，无须扣除时间', 'The order does not count; there is nothing to take out'],
  noGround: [409, '尚未达到法定的更换或退货条件', 'No ground of the law for another car is reached'],
  exchangeOpen: [409, '该车已有退换要求在办理', 'The car is being exchanged already'],
  exchangeAnswered: [409, '该退换要求已答复', 'This is answered already'],
  exchangeNotAgreed: [409, '退换要求尚未同意或已办理', 'The exchange is not agreed, or done already'],
  answerReason: [422, '不同意时请写明理由', 'A refusal needs its reason'],
  ownWork: [403, '不能由原施工人判定原因', 'Whoever did the first job does not judge its cause'],
})
