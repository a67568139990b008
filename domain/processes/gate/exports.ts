import { defineExport } from '#domain/mechanisms/exports/definition.ts'
import { gateContract } from './contract.ts'
import { scanOutcomeTexts } from './pass-rule.ts'

export const gateScansExport = defineExport({
  key: 'gateScans',
  title: ['门岗验证', 'Gate scans'],
  list: gateContract.scans,
  columns: [
    { heading: ['时间', 'When'], kind: 'instant', value: row => row.at },
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['结果', 'Result'], kind: 'text', value: row => scanOutcomeTexts[row.outcome] },
    { heading: ['出门证号', 'Pass'], kind: 'text', value: row => row.number },
    { heading: ['门岗', 'By'], kind: 'text', value: row => row.by },
  ],
})
