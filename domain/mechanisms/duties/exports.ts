import { defineExport, type ExportColumn } from '../exports/definition.ts'
import { type DutyView, dutiesContract } from './contract.ts'
import { dueStateTexts } from './due-state.ts'

const columns: readonly ExportColumn<DutyView>[] = [
  { heading: ['待办', 'Task'], kind: 'text', value: row => row.title },
  { heading: ['状态', 'State'], kind: 'text', value: row => dueStateTexts[row.state] },
  { heading: ['负责人', 'Owner'], kind: 'text', value: row => row.ownerName },
  { heading: ['代办人', 'Stand-in'], kind: 'text', value: row => row.standInName },
  { heading: ['时限', 'Limit'], kind: 'text', value: row => row.limit },
  { heading: ['开始', 'Opens'], kind: 'instant', value: row => row.opensAt },
  { heading: ['到期', 'Due'], kind: 'instant', value: row => row.dueAt },
]

export const dutiesExport = defineExport({
  key: 'duties',
  title: ['我的待办', 'My tasks'],
  list: dutiesContract.mine,
  // Everyone has their own; the store has none.
  whole: [],
  columns,
})

export const lateDutiesExport = defineExport({
  key: 'lateDuties',
  title: ['超时待办', 'Late tasks'],
  list: dutiesContract.overdue,
  whole: [{ all: true }],
  columns,
})
