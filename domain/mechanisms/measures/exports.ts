import { defineExport } from '../exports/definition.ts'
import { measuresContract } from './contract.ts'
import { effectTexts, measureSourceTexts, measureStateTexts, measureTypeTexts } from './kinds.ts'

export const measuresExport = defineExport({
  key: 'measures',
  title: ['改进措施', 'Measures'],
  list: measuresContract.list,
  columns: [
    { heading: ['来源', 'Source'], kind: 'text', value: row => measureSourceTexts[row.subjectKind] },
    { heading: ['问题', 'Problem'], kind: 'text', value: row => row.problem },
    { heading: ['原因', 'Cause'], kind: 'text', value: row => row.cause },
    { heading: ['类型', 'Type'], kind: 'text', value: row => measureTypeTexts[row.type] },
    { heading: ['措施', 'Action'], kind: 'text', value: row => row.action },
    { heading: ['负责人', 'Owner'], kind: 'text', value: row => row.owner },
    { heading: ['期限', 'Due'], kind: 'date', value: row => row.dueOn },
    { heading: ['状态', 'State'], kind: 'text', value: row => measureStateTexts[row.state] },
    { heading: ['结果', 'Result'], kind: 'text', value: row => row.result },
    { heading: ['效果', 'Effect'], kind: 'text', value: row => (row.effect === null ? '' : effectTexts[row.effect]) },
  ],
})
