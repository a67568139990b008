import { defineExport } from '#domain/mechanisms/exports/definition.ts'
import { billWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { payerTexts } from '#domain/processes/repair-orders/kinds.ts'
import { settlementContract } from './contract.ts'
import { paymentStateTexts, statementStateTexts } from './states.ts'

export const statementsExport = defineExport({
  key: 'statements',
  title: ['结算单', 'Statements'],
  list: settlementContract.list,
  columns: [
    { heading: ['结算单号', 'Number'], kind: 'text', value: row => row.number },
    { heading: ['工单号', 'Order'], kind: 'text', value: row => row.orderNumber },
    { heading: ['付款方', 'Payer'], kind: 'text', value: row => payerTexts[row.payer] },
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['客户', 'Customer'], kind: 'text', value: row => row.customer },
    { heading: ['状态', 'State'], kind: 'text', value: row => statementStateTexts[row.state] },
    { heading: ['应收', 'Total'], kind: 'money', value: row => row.totalFen },
    { heading: ['定金', 'Deposit'], kind: 'money', value: row => row.depositFen },
    { heading: ['已付', 'Paid'], kind: 'money', value: row => row.paidFen },
    { heading: ['挂账', 'On account'], kind: 'money', value: row => row.arrearsFen },
    { heading: ['未付', 'Open'], kind: 'money', value: row => row.openFen },
    { heading: ['汇总时间', 'Totalled'], kind: 'instant', value: row => row.totalledAt },
  ],
})

export const paymentsExport = defineExport({
  key: 'payments',
  title: ['收款明细', 'Payments'],
  list: settlementContract.payments,
  columns: [
    { heading: ['时间', 'When'], kind: 'instant', value: row => row.startedAt },
    { heading: ['结算单号', 'Statement'], kind: 'text', value: row => row.number },
    { heading: ['工单号', 'Order'], kind: 'text', value: row => row.orderNumber },
    { heading: ['付款方', 'Payer'], kind: 'text', value: row => payerTexts[row.payer] },
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['客户', 'Customer'], kind: 'text', value: row => row.customer },
    { heading: ['方式', 'Way'], kind: 'text', value: row => billWayTexts[row.way] },
    { heading: ['金额', 'Amount'], kind: 'money', value: row => row.amountFen },
    { heading: ['状态', 'State'], kind: 'text', value: row => paymentStateTexts[row.state] },
    { heading: ['到账时间', 'Received'], kind: 'instant', value: row => row.succeededAt },
    { heading: ['收款人', 'Taken by'], kind: 'text', value: row => row.takenBy },
  ],
})

export const arrearsExport = defineExport({
  key: 'arrears',
  title: ['挂账欠款', 'Arrears'],
  list: settlementContract.arrears,
  columns: [
    { heading: ['欠款方', 'Debtor'], kind: 'text', value: row => row.customer },
    { heading: ['付款方', 'Payer'], kind: 'text', value: row => payerTexts[row.payer] },
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['结算单号', 'Statement'], kind: 'text', value: row => row.number },
    { heading: ['欠款', 'Owed'], kind: 'money', value: row => row.amountFen },
    { heading: ['到期', 'Due'], kind: 'date', value: row => row.dueOn },
    { heading: ['原因', 'Reason'], kind: 'text', value: row => row.reason },
    { heading: ['催收次数', 'Times asked'], kind: 'count', value: row => row.dunnings },
    { heading: ['上次催收', 'Last asked'], kind: 'instant', value: row => row.lastDunnedAt },
    { heading: ['承诺还款日', 'Promised'], kind: 'date', value: row => row.promisedOn },
  ],
})
