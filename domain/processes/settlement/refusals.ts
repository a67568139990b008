import { refusals } from '#domain/kernel/refusals.ts'

export const settlementRefusals = refusals('settlement', {
  notPassed: [409, '质检未合格，不能汇总单据', 'Inspection has not passed; the papers cannot be totalled'],
  openSlips: [409, '配件单据尚未交结算：{numbers}', 'Parts slips are not handed to settlement: {numbers}'],
  openAddOn: [409, '有增项尚未得到客户答复', 'An add-on still waits for the customer’s answer'],
  totalled: [409, '该工单已汇总', 'The order is totalled already'],
  notTotalled: [409, '该工单尚未汇总，没有可撤销的汇总', 'The order is not totalled; there is nothing to withdraw'],
  variance: [
    409,
    '结算额 {bill} 元与已同意的 {agreed} 元相差 {percent}%，请填写差异原因',
    'The bill of {bill} differs by {percent} % from the {agreed} agreed to; give the reason',
  ],
  unchecked: [409, '服务顾问尚未核对结算单', 'The adviser has not checked the statement'],
  notAccepted: [409, '客户尚未验车确认，不能收款', 'The customer has not accepted the result; no payment yet'],
  settled: [409, '结算单已结清', 'The statement is settled'],
  tooMuch: [409, '收款 {amount} 元超过未付金额 {open} 元', '{amount} exceeds the open amount {open}'],
  waitingPayment: [409, '有一笔{way}支付正在等待结果', 'A {way} payment is still waiting'],
  needsApproval: [409, '挂账须经主管批准', 'On account needs the supervisor’s approval'],
  nothingOpen: [409, '没有未付金额', 'Nothing is open'],
  notSettled: [409, '结清后才能开票', 'The invoice follows the settlement'],
  invoiced: [409, '已申请开票', 'The invoice has been asked'],
  statementSettled: [409, '已结清的结算单不能修改，只能冲销', 'A settled statement cannot be changed, only reversed'],
  sharesTooMuch: [409, '保险与厂家分摊合计不能超过 100%', 'Insurer and maker cannot bear more than the whole'],
  payerUnnamed: [409, '承担费用的保险公司或厂家须写明名称', 'Whoever bears a share must be named'],
  nothingOwed: [409, '没有欠款', 'Nothing is owed'],
  alreadyPaid: [409, '已有收款，不能撤销汇总', 'Money was taken; the total cannot be withdrawn'],
})
