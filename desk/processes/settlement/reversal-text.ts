import { texts } from '#domain/kernel/texts.ts'

export const reversalText = texts({
  title: ['冲销重做', 'Reversal'],
  ask: ['申请冲销重做', 'Ask to reverse'],
  reverse: ['冲销', 'Reverse'],
  reversed: ['已冲销，工单回到待汇总', 'Reversed; the order waits to be totalled'],
  explanation: [
    '服务经理批准后，该工单全部结算单作废；已收款留存，重新汇总时自动抵用，多收部分按原收款方式退还',
    'Once the service manager agrees, all bills of the order are void; what was paid is set off against the new bill, and the rest goes back the way it came',
  ],
  replacedBy: ['重做的结算单：', 'Made anew as'],
  notYet: ['尚未重新汇总。', 'Not made anew yet.'],
  toList: ['去汇总', 'To the orders to total'],
  replaces: ['本单替代已冲销的结算单', 'Replaces the reversed statement'],
  credit: [
    '多收 {amount}，请在下方按原收款方式申请退款',
    'Paid too much: {amount}; ask below to give it back the way it came',
  ],
})
