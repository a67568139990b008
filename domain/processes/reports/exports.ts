import { defineExport, wordFor } from '#domain/mechanisms/exports/definition.ts'
import { payWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { bodyTexts } from '#domain/processes/customers/vehicle-kinds.ts'
import { orderKindTexts, payerTexts } from '#domain/processes/repair-orders/kinds.ts'
import { reportsContract } from './contract.ts'
import { indicatorsContract } from './contract-indicators.ts'
import { reportKindTexts } from './texts.ts'

export const reportsExport = defineExport({
  key: 'reports',
  title: ['业务报表', 'Reports'],
  list: reportsContract.list,
  columns: [
    { heading: ['类型', 'Kind'], kind: 'text', value: row => reportKindTexts[row.kind] },
    { heading: ['起', 'From'], kind: 'date', value: row => row.fromOn },
    { heading: ['止', 'To'], kind: 'date', value: row => row.toOn },
    { heading: ['时限', 'Due'], kind: 'instant', value: row => row.dueAt },
    { heading: ['报送', 'Sent'], kind: 'instant', value: row => row.sentAt },
    { heading: ['迟报', 'Late'], kind: 'yesNo', value: row => row.isLate },
    { heading: ['工单', 'Orders'], kind: 'count', value: row => row.orders },
    { heading: ['营业额', 'Revenue'], kind: 'money', value: row => row.revenueFen },
  ],
})

/** The bills one report is counted from; there is no such list without a report. */
export const reportBillsExport = defineExport({
  key: 'reportBills',
  title: ['报表明细', 'Bills of a report'],
  list: reportsContract.rows,
  whole: [],
  columns: [
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['车型', 'Body'], kind: 'text', value: row => wordFor(bodyTexts, row.body) },
    { heading: ['工单类别', 'Category'], kind: 'text', value: row => wordFor(orderKindTexts, row.kind) },
    { heading: ['结算单号', 'Statement'], kind: 'text', value: row => row.number },
    { heading: ['工单号', 'Order'], kind: 'text', value: row => row.orderNumber },
    { heading: ['付款方', 'Payer'], kind: 'text', value: row => wordFor(payerTexts, row.payer) },
    { heading: ['金额', 'Amount'], kind: 'money', value: row => row.totalFen },
    { heading: ['汇总时间', 'Totalled'], kind: 'instant', value: row => row.totalledAt },
  ],
})

/** The fees of visits without repair one report counts. */
export const reportFeesExport = defineExport({
  key: 'reportFees',
  title: ['报表检测费明细', 'Fees of a report'],
  list: reportsContract.fees,
  whole: [],
  columns: [
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['车型', 'Body'], kind: 'text', value: row => wordFor(bodyTexts, row.body) },
    { heading: ['接待单号', 'Visit'], kind: 'text', value: row => row.number },
    { heading: ['收款方式', 'Way'], kind: 'text', value: row => payWayTexts[row.payWay] },
    { heading: ['金额', 'Amount'], kind: 'money', value: row => row.amountFen },
    { heading: ['收款时间', 'Paid'], kind: 'instant', value: row => row.paidAt },
  ],
})

/** The records behind one indicator of a month; there is no such list without an indicator. */
export const indicatorCasesExport = defineExport({
  key: 'indicatorCases',
  title: ['指标明细', 'Cases of an indicator'],
  list: indicatorsContract.cases,
  whole: [],
  columns: [
    { heading: ['车牌/人员', 'Plate or person'], kind: 'text', value: row => row.label },
    { heading: ['单号', 'Number'], kind: 'text', value: row => row.number },
    { heading: ['时间', 'At'], kind: 'instant', value: row => row.at },
    { heading: ['类别', 'Category'], kind: 'text', value: row => wordFor(orderKindTexts, row.group) },
    { heading: ['分子', 'Part'], kind: 'count', value: row => row.part },
    { heading: ['分母', 'Whole'], kind: 'count', value: row => row.whole },
  ],
})
