import { texts } from '#domain/kernel/texts.ts'

export const formsText = texts({
  title: ['单据中心', 'Forms'],
  search: ['编号、车牌、客户', 'Number, plate, customer'],
  kind: ['单据种类', 'Kind'],
  from: ['开始日期', 'From'],
  to: ['结束日期', 'To'],
  finder: ['客户、车牌', 'About'],
  none: ['没有符合条件的单据', 'No such paper'],
})
