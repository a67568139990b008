import { texts } from '#domain/kernel/texts.ts'

export const estimateEventTexts = texts({
  'estimate.created': ['开始编制报价', 'Estimate begun'],
  'estimate.saved': ['报价已修改', 'Estimate changed'],
  'estimate.shown': ['已向客户报价', 'Shown to the customer'],
  'estimate.linkSent': ['报价链接已发送', 'Link sent'],
  'estimate.guaranteeExplained': ['已说明质量保证', 'Guarantee explained'],
  'estimate.opened': ['客户已查看报价', 'Opened by the customer'],
  'estimate.approvalAsked': ['报价审批申请', 'Approval asked'],
  'estimate.accepted': ['客户同意报价', 'Accepted by the customer'],
  'estimate.declined': ['客户未接受报价', 'Declined by the customer'],
  'estimate.ordered': ['报价转为工单', 'Became an order'],
  'estimate.booked': ['报价转为预约', 'Became a booking'],
  'estimate.withdrawn': ['报价已撤回', 'Withdrawn'],
})
