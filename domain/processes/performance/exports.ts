import { defineExport, wordFor } from '#domain/mechanisms/exports/definition.ts'
import { pointsOf } from './conduct.ts'
import { performanceContract } from './contract.ts'
import { conductCardTexts, conductUseTexts } from './kinds.ts'

export const conductExport = defineExport({
  key: 'conductAudits',
  title: ['接待行为抽查', 'Conduct audits'],
  list: performanceContract.audits,
  columns: [
    { heading: ['抽查时间', 'Observed'], kind: 'instant', value: row => row.observedAt },
    { heading: ['被抽查人', 'Watched'], kind: 'text', value: row => row.staff },
    { heading: ['抽查人', 'Auditor'], kind: 'text', value: row => row.auditor },
    { heading: ['检查表', 'Card'], kind: 'text', value: row => wordFor(conductCardTexts, row.card) },
    { heading: ['用途', 'Used for'], kind: 'text', value: row => wordFor(conductUseTexts, row.use) },
    { heading: ['得分', 'Score'], kind: 'count', value: row => pointsOf(row.scorePpm) },
    { heading: ['达标项', 'Passed'], kind: 'count', value: row => row.passed },
    { heading: ['检查项', 'Judged'], kind: 'count', value: row => row.judged },
    { heading: ['3 秒微笑', 'Smile 3 s'], kind: 'yesNo', value: row => row.smileInTime },
    { heading: ['10 秒问候', 'Greeting 10 s'], kind: 'yesNo', value: row => row.greetingInTime },
    { heading: ['评语', 'Remark'], kind: 'text', value: row => row.remark },
    { heading: ['确认时间', 'Read'], kind: 'instant', value: row => row.acknowledgedAt },
    { heading: ['作废原因', 'Withdrawn for'], kind: 'text', value: row => row.withdrawReason },
  ],
})
