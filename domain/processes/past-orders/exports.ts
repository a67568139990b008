import { defineExport } from '#domain/mechanisms/exports/definition.ts'
import { orderKindTexts } from '../repair-orders/kinds.ts'
import { pastOrdersContract } from './contract.ts'

/** The headings are those an import knows. */
export const pastOrdersExport = defineExport({
  key: 'pastOrders',
  title: ['历史工单', 'Past orders'],
  list: pastOrdersContract.list,
  columns: [
    { heading: ['工单号', 'Order number'], kind: 'text', value: row => row.number },
    { heading: ['进厂日期', 'Date in'], kind: 'date', value: row => row.inOn },
    { heading: ['出厂日期', 'Date out'], kind: 'date', value: row => row.outOn },
    { heading: ['车架号', 'VIN'], kind: 'text', value: row => row.vin },
    { heading: ['车牌号', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['车型', 'Car'], kind: 'text', value: row => row.car },
    { heading: ['里程', 'Mileage'], kind: 'count', value: row => row.mileageKm },
    { heading: ['维修类型', 'Kind'], kind: 'text', value: row => row.kindWord || orderKindTexts[row.kind] },
    { heading: ['客户描述', 'Complaint'], kind: 'text', value: row => row.words },
    { heading: ['服务顾问', 'Adviser'], kind: 'text', value: row => row.adviser },
    { heading: ['项目', 'Work'], kind: 'text', value: row => row.work.join('、') },
    { heading: ['工单金额', 'Order total'], kind: 'money', value: row => row.amountFen },
  ],
})
