import { texts } from '#domain/kernel/texts.ts'

export const settlementEventTexts = texts({
  'statement.totalled': ['单据汇总', 'Papers totalled'],
  'statement.withdrawn': ['撤销汇总', 'Total withdrawn'],
  'statement.reversalAsked': ['申请冲销结算单', 'Reversal asked'],
  'statement.reversed': ['结算单已冲销', 'Statement reversed'],
  'statement.checked': ['顾问核对结算单', 'Checked by the adviser'],
  'statement.settled': ['已结算', 'Settled'],
  'statement.onAccountAsked': ['申请挂账', 'On account asked'],
  'statement.onAccount': ['挂账', 'Put on account'],
  'statement.dunned': ['催收欠款', 'Debt asked for'],
  'statement.demandAsked': ['转主管', 'Led to the supervisor'],
  'statement.demandDecided': ['主管决定', 'Decided by the supervisor'],
  'statement.demandApplied': ['优惠计入结算', 'Discount put on the bill'],
  'payment.started': ['发起支付', 'Payment started'],
  'payment.taken': ['收款', 'Payment taken'],
  'refund.asked': ['申请退款', 'Refund asked'],
  'refund.approved': ['批准退款', 'Refund approved'],
  'refund.refused': ['未批准退款', 'Refund refused'],
  'refund.withdrawn': ['已撤回退款申请', 'Refund no longer asked'],
  'refund.paid': ['已退款', 'Paid back'],
  'invoice.redAsked': ['申请红冲发票', 'Red invoice asked'],
  'invoice.red': ['已红冲发票', 'Red invoice issued'],
  'order.split': ['设定费用分摊', 'Bill shared'],
  'invoice.asked': ['申请开票', 'Invoice asked'],
  'invoice.issued': ['已开票', 'Invoice issued'],
})

export const settlementFieldTexts = texts({
  insurerPpm: ['保险承担比例', 'Insurer’s share'],
  insurerName: ['保险公司', 'Insurer'],
  insurerClaim: ['保险案号', 'Insurer’s case'],
  makerPpm: ['厂家承担比例', 'Maker’s share'],
  makerName: ['厂家', 'Maker'],
  makerClaim: ['索赔单号', 'Maker’s claim'],
})
