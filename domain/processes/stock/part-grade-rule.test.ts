import { expect, test } from 'vitest'
import { listed } from '#domain/kernel/texts.ts'
import { partGradeTexts } from '#domain/processes/catalogue/kinds.ts'
import { mayIssueGrade, partsGrade } from './part-grade-rule.ts'

const preset = (name: string) => {
  const found = partsGrade.presets.find(each => each.name === name)
  if (!found) throw new Error(`No preset ${name}`)
  return found.value
}

test.each([
  ['originalOnly', 'certified', 'customer', false],
  ['originalOnly', 'original', 'customer', true],
  ['originalOrCertified', 'certified', 'customer', true],
  ['originalOrCertified', 'certified', 'insurer', true],
  ['originalOrCertified', 'certified', 'maker', false],
  ['originalOrCertified', 'original', 'maker', true],
  ['originalOrCertified', 'aftermarket', 'customer', false],
  ['customersChoice', 'used', 'customer', true],
  ['customersChoice', 'used', 'maker', false],
] as const)('WKS-05: under %s a %s part paid by the %s', (name, grade, payer, allowed) => {
  expect(mayIssueGrade(preset(name), { name: '机滤', grade, payer }).ok).toBe(allowed)
})

test('WKS-05: the refusal names the part, its grade and what is allowed', () => {
  const ruling = mayIssueGrade(preset('originalOrCertified'), { name: '机滤 X', grade: 'used', payer: 'customer' })
  expect(ruling).toMatchObject({
    ok: false,
    params: {
      part: '机滤 X',
      grade: partGradeTexts.used,
      allowed: listed([partGradeTexts.original, partGradeTexts.certified]),
    },
  })
})
