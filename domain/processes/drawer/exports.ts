import { defineExport } from '#domain/mechanisms/exports/definition.ts'
import { drawerContract } from './contract.ts'
import { closingStateTexts } from './kinds.ts'

export const closingsExport = defineExport({
  key: 'closings',
  title: ['收银日结', 'Drawer closings'],
  list: drawerContract.list,
  columns: [
    { heading: ['日结单号', 'Number'], kind: 'text', value: row => row.number },
    { heading: ['收银员', 'Cashier'], kind: 'text', value: row => row.cashier },
    { heading: ['开始日期', 'From'], kind: 'date', value: row => row.fromOn },
    { heading: ['截止日期', 'Through'], kind: 'date', value: row => row.throughOn },
    { heading: ['状态', 'State'], kind: 'text', value: row => closingStateTexts[row.state] },
    { heading: ['应有', 'Expected'], kind: 'money', value: row => row.expectedFen },
    { heading: ['清点', 'Counted'], kind: 'money', value: row => row.countedFen },
    { heading: ['差额', 'Off by'], kind: 'money', value: row => row.offFen },
    { heading: ['差额原因', 'Reason'], kind: 'text', value: row => row.reason },
    { heading: ['上缴现金', 'Handed in'], kind: 'money', value: row => row.handInFen },
    { heading: ['留存', 'Kept'], kind: 'money', value: row => row.keptFen },
    { heading: ['日结时间', 'Closed at'], kind: 'instant', value: row => row.closedAt },
  ],
})
