import { refusals } from '#domain/kernel/refusals.ts'

export const deliveryRefusals = refusals('delivery', {
  notPassed: [409, '质检未合格，不能接车准备交付', 'Inspection has not passed'],
  notTakenOver: [409, '尚未从车间接车', 'The car is not taken over from the workshop yet'],
  takenOver: [409, '已从车间接车', 'The car is taken over already'],
  preparationOpen: [409, '交车准备未完成：{items}', 'Preparation is open: {items}'],
  finalWash: [409, '车辆还在清洗，交还后才能完成准备', 'The car is still being washed; finish when it is handed back'],
  belongingsMissing: [409, '随车物品未归还：{items}', 'Belongings are missing: {items}'],
  notTotalled: [409, '单据尚未汇总，不能通知客户', 'The papers are not totalled; the customer cannot be told yet'],
  notPrepared: [409, '交车准备未完成，不能通知客户', 'The car is not prepared yet'],
  personNeeded: [400, '请填写接听人', 'Name who was reached'],
  delayNeeds: [400, '告知延误须写明原因和新的交车时间', 'A delay names its reason and the new time'],
  notNotified: [409, '请先通知客户', 'Tell the customer first'],
  notAccepting: [409, '客户尚未到店取车', 'The customer is not here to collect yet'],
  unexplained: [409, '项目“{name}”尚未向客户解释', '“{name}” is not explained to the customer yet'],
  oldParts: [409, '旧件“{name}”的处理尚未确定', 'The old part “{name}” has no decision yet'],
  noNextService: [409, '请填写下次保养提示', 'Give the next service'],
  notSettled: [409, '尚未结清，不能交车', 'The bill is not settled; no hand-over'],
  custodyOpen: [
    409,
    '代保管物品尚未交还客户（{number}）',
    'What was kept in custody is not handed back yet ({number})',
  ],
  noCertificate: [
    409,
    '{works}须有质量检验员签发的竣工出厂合格证才能交车',
    'After {works} an inspector signs the certificate of completion before the car leaves',
  ],
  riskUnsigned: [
    409,
    '客户不同意的安全项目“{reason}”（{number}）尚未签署风险告知',
    'The customer has not signed for the risk of “{reason}” ({number}), which was refused',
  ],
  packOpen: [409, '交接清单未齐：{items}', 'The hand-over pack is not complete: {items}'],
  done: [409, '已交车', 'Handed over already'],
})
