import { defineExport, wordFor } from '#domain/mechanisms/exports/definition.ts'
import { repairOrdersContract } from './contract.ts'
import { orderKindTexts } from './kinds.ts'
import { labelTexts } from './status.ts'

export const ordersExport = defineExport({
  key: 'orders',
  title: ['工单', 'Repair orders'],
  list: repairOrdersContract.list,
  whole: [{ open: 'all' }],
  columns: [
    { heading: ['工单号', 'Number'], kind: 'text', value: row => row.number },
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['状态', 'State'], kind: 'text', value: row => wordFor(labelTexts, row.label) },
    { heading: ['客户', 'Customer'], kind: 'text', value: row => row.customer },
    { heading: ['车型', 'Car'], kind: 'text', value: row => row.car },
    { heading: ['类别', 'Kind'], kind: 'text', value: row => orderKindTexts[row.kind] },
    { heading: ['服务顾问', 'Adviser'], kind: 'text', value: row => row.adviser },
    { heading: ['金额', 'Total'], kind: 'money', value: row => row.totalFen },
    { heading: ['预计交车', 'Promised'], kind: 'instant', value: row => row.promisedAt },
    { heading: ['开单时间', 'Opened'], kind: 'instant', value: row => row.createdAt },
  ],
})
