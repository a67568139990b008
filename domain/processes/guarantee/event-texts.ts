import { texts } from '#domain/kernel/texts.ts'

export const guaranteeEventTexts = texts({
  'guarantee.found': ['识别为返修', 'Recognised as a comeback'],
  'guarantee.free': ['定为免费返工', 'Made free rework'],
  'guarantee.refused': ['判定不属质保', 'Guarantee refused with proof'],
  'guarantee.caused': ['登记返修原因', 'Cause of the comeback'],
  'guarantee.costed': ['返工成本入账', 'Cost of the rework'],
  'guarantee.alerted': ['三包预警', 'Three-guarantee warning'],
})
