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
  earlyOperating: [
    409,
    '营运车辆不适用家用汽车三包规定',
    'A car of operating use is outside the law of three guarantees',
  ],
  earlyOver: [
    409,
    '已超过法定期限：购车 {days} 天、{km} km（四大总成退换车 {carDays} 天；严重故障和换总成 {faultDays} 天或 {faultKm} km）',
    'Beyond the time of the law: {days} days, {km} km (another car by an assembly {carDays} days; serious faults and a new assembly {faultDays} days or {faultKm} km)',
  ],
  earlyUnknown: [
    409,
    '“{fault}”可能享有新车三包权利，但购车日期未登记，请先按购车发票（交付日）补登',
    '“{fault}” may give a right of a new car, but its day of purchase is not known; enter it from the invoice first',
  ],
  earlyOpen: [
    409,
    '购车 {days} 天：“{because}”可能属于{fault}，签字前请在“质保与三包”中确认或排除',
    'Bought {days} days ago: “{because}” may be “{fault}”; confirm it or rule it out before the order is signed',
  ],
  earlyDecided: [409, '该故障已确认', 'This fault is confirmed already'],
  earlyChoice: [
    409,
    '已确认{fault}，车主有权选择{rights}，请先登记车主的选择',
    '“{fault}” is confirmed; the owner may choose: {rights}. Note what they chose first',
  ],
  earlyExchange: [
    409,
    '车主已因{fault}要求更换车辆或退货，本单不能再请车主签字修理',
    'The owner asked for another car because of “{fault}”; the repair is not put before them',
  ],
  earlyNoRight: [409, '车主没有这项选择权', 'The owner has no such choice'],
  earlyNoAssembly: [
    409,
    '车主选择更换新总成（{fault}），工单中须有总成更换项目',
    'The owner chose a new assembly ({fault}); the order needs the work that changes it',
  ],
  earlyPaid: [
    409,
    '“{name}”属三包免费项目（{fault}），付款方不能是客户',
    '“{name}” is free by the three guarantees ({fault}); the customer does not pay it',
  ],
  ownWork: [403, '不能由原施工人判定原因', 'Whoever did the first job does not judge its cause'],
})
