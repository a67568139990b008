import { refusals } from '#domain/kernel/refusals.ts'

export const gateRefusals = refusals('gate', {
  noPlate: [409, '该来访没有车牌，不需要出门证', 'This visit has no plate and needs no pass'],
  issuedAlready: [409, '已开出门证 {number}，请先作废再重开', 'Pass {number} is out already; take it back first'],
  issuedMeanwhile: [409, '刚刚已开出门证，请刷新后查看', 'A pass was issued just now; reload'],
  usedAlready: [409, '出门证已使用，不能作废', 'The pass was used and cannot be taken back'],
})
