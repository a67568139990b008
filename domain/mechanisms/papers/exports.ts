import { defineExport } from '../exports/definition.ts'
import { papersContract } from './contract.ts'
import { paperStateTexts } from './states.ts'

export const papersExport = defineExport({
  key: 'papers',
  title: ['单据', 'Papers'],
  list: papersContract.list,
  columns: [
    { heading: ['单据', 'Paper'], kind: 'text', value: row => row.title },
    { heading: ['编号', 'Number'], kind: 'text', value: row => row.number },
    { heading: ['关联', 'About'], kind: 'text', value: row => row.finder },
    { heading: ['版次', 'Revision'], kind: 'count', value: row => row.revision },
    { heading: ['状态', 'State'], kind: 'text', value: row => paperStateTexts[row.state] },
    { heading: ['出具时间', 'Issued'], kind: 'instant', value: row => row.issuedAt },
  ],
})
