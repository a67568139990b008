import { texts } from '#domain/kernel/texts.ts'

export const catalogueEventTexts = texts({
  'part.added': ['新增配件', 'Part added'],
  'part.edited': ['修改配件资料', 'Part changed'],
  'part.priced': ['公布配件价格', 'Part price published'],
  'operation.added': ['新增工时项目', 'Operation added'],
  'operation.edited': ['修改工时项目', 'Operation changed'],
  'rate.published': ['公布工时单价', 'Labour rate published'],
  'priceZone.added': ['新增价格区', 'Price zone added'],
  'priceZone.edited': ['修改价格区', 'Price zone changed'],
})

export const catalogueFieldTexts = texts({
  active: ['启用', 'In use'],
  aliases: ['别名', 'Aliases'],
  category: ['类别', 'Category'],
  effectiveFrom: ['生效时间', 'Effective from'],
  fitments: ['适用车型', 'Fitment'],
  grade: ['等级', 'Grade'],
  guaranteeClass: ['作业类别', 'Class of work'],
  highVoltage: ['高压作业', 'High voltage'],
  hoursCenti: ['定额工时', 'Standard hours'],
  keyItem: ['关键项目', 'Key item'],
  leadDays: ['到货天数', 'Lead days'],
  maker: ['生产商', 'Maker'],
  number: ['编号', 'Number'],
  priceFen: ['公示价', 'Published price'],
  rateFen: ['工时单价', 'Hourly rate'],
  steps: ['作业步骤', 'Work steps'],
  tools: ['专用工具', 'Special tools'],
  supersededBy: ['替代件', 'Superseded by'],
  system: ['系统', 'System'],
  trade: ['工种', 'Trade'],
  stores: ['门店', 'Stores'],
  unit: ['单位', 'Unit'],
})
