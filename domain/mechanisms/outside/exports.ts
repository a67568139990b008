import { defineExport, wordFor } from '../exports/definition.ts'
import { callStateTexts, operationTexts } from './call-words.ts'
import { outsideContract } from './contract.ts'
import { partyTexts } from './parties.ts'

/** What was said stays on the screen: it names customers and their numbers. */
export const outsideCallsExport = defineExport({
  key: 'outsideCalls',
  title: ['外部调用', 'Outside calls'],
  list: outsideContract.calls,
  columns: [
    { heading: ['时间', 'When'], kind: 'instant', value: row => row.at },
    { heading: ['接口', 'Party'], kind: 'text', value: row => partyTexts[row.party] },
    { heading: ['操作', 'Operation'], kind: 'text', value: row => wordFor(operationTexts, row.operation) },
    {
      heading: ['方向', 'Direction'],
      kind: 'text',
      value: row => (row.direction === 'in' ? ['收到', 'In'] : ['发出', 'Out']),
    },
    { heading: ['状态', 'State'], kind: 'text', value: row => callStateTexts[row.state] },
    { heading: ['尝试次数', 'Tries'], kind: 'count', value: row => row.tries },
    { heading: ['最近错误', 'Last fault'], kind: 'text', value: row => row.lastError },
    { heading: ['完成时间', 'Done'], kind: 'instant', value: row => row.doneAt },
  ],
})
