import { texts } from '#domain/kernel/texts.ts'

export const invariantEventTexts = texts({
  'invariants.asked': ['已发起数据一致性检查', 'Consistency check asked for'],
  'invariants.broken': ['数据一致性检查发现异常', 'Consistency check found breaches'],
})
