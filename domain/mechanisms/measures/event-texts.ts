import { texts } from '#domain/kernel/texts.ts'

export const measureEventTexts = texts({
  'measure.planned': ['制定改进措施', 'Measure planned'],
  'measure.done': ['措施完成', 'Measure done'],
  'measure.checked': ['验证措施效果', 'Effect checked'],
  'measure.closed': ['措施关闭', 'Measure closed'],
})
