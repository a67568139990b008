import { texts } from '#domain/kernel/texts.ts'
import { choicesOf, readRow } from '#domain/mechanisms/imports/cells.ts'
import { defineImport, type ImportCells, type ParsedRow } from '#domain/mechanisms/imports/definition.ts'
import { skillGradeTexts } from './kinds.ts'

export const labourImport = defineImport({
  key: 'labour',
  title: ['工时项目', 'Labour operations'],
  columns: [
    { key: 'code', label: ['项目编号', 'Code'], aliases: ['编号', '工时编号', '项目代码'], required: true },
    { key: 'name', label: ['项目名称', 'Name'], aliases: ['名称', '维修项目', '作业项目'], required: true },
    { key: 'system', label: ['系统', 'System'], aliases: ['车辆系统', '部位'] },
    { key: 'trade', label: ['工种', 'Trade'], required: true },
    { key: 'hours', label: ['工时', 'Hours'], aliases: ['标准工时', '工时数', '定额工时'], required: true },
    { key: 'grade', label: ['技能等级', 'Skill grade'], aliases: ['等级要求', '技师等级'] },
    { key: 'powers', label: ['适用动力', 'Powers'], aliases: ['适用车型动力'] },
    { key: 'highVoltage', label: ['高压作业', 'High voltage'], aliases: ['高压'] },
    { key: 'keyItem', label: ['关键项目', 'Key item'], aliases: ['关键工序'] },
    { key: 'guaranteeClass', label: ['作业类别', 'Class of work'], aliases: ['维修类别', '质保类别'] },
  ],
})

export type LabourImport = {
  code: string
  name: string
  system: string
  trade: string
  hoursCenti: number
  grade: number
  powers: string[]
  highVoltage: boolean
  keyItem: boolean
  guaranteeClass: string
  given: ReadonlySet<string>
}

export function parseLabour(cells: ImportCells): ParsedRow<LabourImport> {
  const row = readRow(cells)
  const hoursCenti = row.hours('hours')
  if ((cells.hours ?? '').trim() === '') row.refuse('hours', ['不能为空', 'Must not be empty'])
  const asked = row.list('powers', 5)
  const powers = asked.flatMap(word => powerWords.get(word.toLowerCase()) ?? [])
  if (powers.length < asked.length) {
    const words = [...powerWords.keys()]
    row.refuse('powers', [`只能是：${words.join('、')}`, `Must be of: ${words.join(', ')}`])
  }
  return row.finish({
    code: row.required('code', 40),
    name: row.required('name', 100),
    system: row.text('system', 30) || '其他',
    trade: row.required('trade', 30),
    hoursCenti: hoursCenti ?? 0,
    grade: Number(row.choice('grade', gradeWords, '1')),
    powers,
    highVoltage: row.yesNo('highVoltage'),
    keyItem: row.yesNo('keyItem'),
    guaranteeClass: row.text('guaranteeClass', 30) || '小修',
    given: new Set(Object.keys(cells).filter(field => (cells[field] ?? '').trim() !== '')),
  })
}

const powerWords = choicesOf(
  texts({
    petrol: ['汽油', 'Petrol'],
    diesel: ['柴油', 'Diesel'],
    hev: ['油电混合', 'Hybrid'],
    phev: ['插电混动', 'Plug-in hybrid'],
    bev: ['纯电动', 'Electric'],
  }),
)
const gradeWords = new Map(
  skillGradeTexts.flatMap((text, index) =>
    [...text, String(index + 1)].map(word => [word.toLowerCase(), String(index + 1)]),
  ),
)
