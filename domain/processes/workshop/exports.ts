import { defineExport } from '#domain/mechanisms/exports/definition.ts'
import { workshopContract } from './contract.ts'
import { overtimeStateTexts } from './overtime.ts'
import { wasteTexts, wasteUnits } from './waste.ts'

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

export const overtimesExport = defineExport({
  key: 'overtimes',
  title: ['加班安排', 'Overtime'],
  list: workshopContract.overtimes,
  whole: [{}],
  columns: [
    { heading: ['工单', 'Order'], kind: 'text', value: row => row.number },
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['人员', 'Who'], kind: 'text', value: row => row.technicians.join('、') },
    { heading: ['开始', 'From'], kind: 'instant', value: row => row.fromAt },
    { heading: ['结束', 'To'], kind: 'instant', value: row => row.toAt },
    { heading: ['原因', 'Reason'], kind: 'text', value: row => row.reason },
    { heading: ['状态', 'State'], kind: 'text', value: row => overtimeStateTexts[row.state] },
    { heading: ['申请人', 'Asked by'], kind: 'text', value: row => row.askedBy },
    { heading: ['审批人', 'Decided by'], kind: 'text', value: row => row.decidedBy },
    { heading: ['不加班可交车', 'Ready without'], kind: 'instant', value: row => row.readyWithoutAt },
    { heading: ['加班后可交车', 'Ready with'], kind: 'instant', value: row => row.readyWithAt },
  ],
})

export const wasteExport = defineExport({
  key: 'wasteMovements',
  title: ['废弃物台账', 'Waste ledger'],
  list: workshopContract.wasteMovements,
  whole: [{}],
  columns: [
    { heading: ['时间', 'When'], kind: 'instant', value: row => row.at },
    { heading: ['种类', 'Kind'], kind: 'text', value: row => wasteTexts[row.kind] },
    { heading: ['数量', 'Quantity'], kind: 'quantity', value: row => row.qtyMilli },
    { heading: ['单位', 'Unit'], kind: 'text', value: row => wasteUnits[row.kind] },
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['作业', 'Job'], kind: 'text', value: row => row.job },
    { heading: ['清运单位', 'Taken by'], kind: 'text', value: row => row.firm },
    { heading: ['联单号', 'Manifest'], kind: 'text', value: row => row.manifest },
    { heading: ['登记人', 'Noted by'], kind: 'text', value: row => row.by },
  ],
})
