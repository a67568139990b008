import { defineExport } from '#domain/mechanisms/exports/definition.ts'
import { workshopContract } from './contract.ts'

export const visitorsExport = defineExport({
  key: 'floorVisitors',
  title: ['车间访客', 'Visitors on the floor'],
  list: workshopContract.visitors,
  whole: [{}],
  columns: [
    { heading: ['访客', 'Visitor'], kind: 'text', value: row => row.visitor },
    { heading: ['事由', 'Reason'], kind: 'text', value: row => row.reason },
    { heading: ['陪同人', 'Companion'], kind: 'text', value: row => row.companion },
    { heading: ['进入', 'In'], kind: 'instant', value: row => row.enteredAt },
    { heading: ['离开', 'Out'], kind: 'instant', value: row => row.leftAt },
  ],
})
