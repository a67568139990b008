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
  ownWork: [403, '不能由原施工人判定原因', 'Whoever did the first job does not judge its cause'],
})
