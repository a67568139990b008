import { z } from 'zod'
import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { listed } from '#domain/kernel/texts.ts'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'
import { type PartGrade, partGrades, partGradeTexts } from '#domain/processes/catalogue/kinds.ts'
import { stockRefusals } from './refusals.ts'

const zGrades = z.array(z.enum(partGrades)).min(1)

/** Which grades of parts may be built in; the maker pays only for its own. */
export const partsGrade = definePolicy({
  key: 'partsGrade',
  title: ['可用配件等级', 'Grades of parts that may be used'],
  requirement: 'WKS-05',
  schema: z.object({ grades: zGrades, warrantyGrades: zGrades }),
  presets: [
    { name: 'originalOnly', source: '001 B24', value: { grades: ['original'], warrantyGrades: ['original'] } },
    {
      name: 'originalOrCertified',
      source: '002 T16',
      value: { grades: ['original', 'certified'], warrantyGrades: ['original'] },
    },
    {
      name: 'customersChoice',
      source: '默认建议',
      value: { grades: [...partGrades], warrantyGrades: ['original'] },
    },
  ],
  recommended: 'originalOrCertified',
  labels: {
    ...partGradeTexts,
    grades: ['可用等级', 'Grades'],
    warrantyGrades: ['厂家付费可用等级', 'Grades the maker pays for'],
    originalOnly: ['仅原厂件', 'Original only'],
    originalOrCertified: ['原厂件或认证件', 'Original or certified'],
    customersChoice: ['由客户选择', 'The customer’s choice'],
  },
})

export const stockPolicies = [partsGrade]

/** May a part of this grade be issued for a line that this payer pays? (WKS-05) */
export function mayIssueGrade(
  rule: { grades: readonly PartGrade[]; warrantyGrades: readonly PartGrade[] },
  part: { name: string; grade: PartGrade; payer: string },
): Ruling<true> {
  const allowed = part.payer === 'maker' ? rule.warrantyGrades : rule.grades
  if (allowed.includes(part.grade)) return allow(true)
  return deny(stockRefusals.grade, {
    part: part.name,
    grade: partGradeTexts[part.grade],
    allowed: listed(allowed.map(grade => partGradeTexts[grade])),
  })
}
