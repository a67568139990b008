import { refusals } from '#domain/kernel/refusals.ts'

export const policyRefusals = refusals('policies', {
  unknown: [404, '没有名为 {key} 的规则', 'There is no policy called {key}'],
  noChoice: [400, '请选择一个预设，或填写自定义值（二者选一）', 'Choose one preset or give a value, not both'],
  unknownPreset: [400, '规则 {key} 没有名为 {preset} 的预设', 'Policy {key} has no preset called {preset}'],
  badValue: [422, '自定义值不符合规则 {key} 的格式：{problem}', 'The value does not fit policy {key}: {problem}'],
  past: [409, '生效时间不能早于现在，已发生的业务不受影响', 'A choice cannot take effect in the past'],
})
