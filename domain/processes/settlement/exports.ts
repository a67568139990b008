import { texts } from '#domain/kernel/texts.ts'
import { defineExport } from '#domain/mechanisms/exports/definition.ts'
import { payerTexts } from '#domain/processes/repair-orders/kinds.ts'
import { settlementContract } from './contract.ts'

const stateTexts = texts({
  totalled: ['待付款', 'To be paid'],
  settled: ['已结清', 'Settled'],
  reversed: ['已冲销', 'Reversed'],
})

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
    { heading: ['状态', 'State'], kind: 'text', value: row => stateTexts[row.state] },
    { heading: ['应收', 'Total'], kind: 'money', value: row => row.totalFen },
    { heading: ['定金', 'Deposit'], kind: 'money', value: row => row.depositFen },
    { heading: ['已付', 'Paid'], kind: 'money', value: row => row.paidFen },
    { heading: ['挂账', 'On account'], kind: 'money', value: row => row.arrearsFen },
    { heading: ['未付', 'Open'], kind: 'money', value: row => row.openFen },
    { heading: ['汇总时间', 'Totalled'], kind: 'instant', value: row => row.totalledAt },
  ],
})
