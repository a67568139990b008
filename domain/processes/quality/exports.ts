import { defineExport } from '#domain/mechanisms/exports/definition.ts'
import { qualityManagementContract } from './management-contract.ts'

/** The first inspections of one month; there is no such list without a month. */
export const submissionsExport = defineExport({
  key: 'qualitySubmissions',
  title: ['一次交验记录', 'First inspections'],
  list: qualityManagementContract.submissions,
  whole: [],
  columns: [
    { heading: ['工单号', 'Order'], kind: 'text', value: row => row.number },
    { heading: ['时间', 'When'], kind: 'instant', value: row => row.at },
    { heading: ['检验员', 'Inspector'], kind: 'text', value: row => row.person },
    { heading: ['一次合格', 'Passed at once'], kind: 'yesNo', value: row => row.passed },
    { heading: ['不合格项', 'Defect'], kind: 'text', value: row => row.text },
  ],
})
