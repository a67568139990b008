import { refusals } from '#domain/kernel/refusals.ts'

export const catalogueRefusals = refusals('catalogue', {
  codeTaken: [409, '工时编号 {code} 已存在', 'There is an operation {code} already'],
  codeTakenMeanwhile: [409, '该工时编号刚被使用', 'This code has just been taken'],
  numberTaken: [409, '配件编号 {number} 已存在（{name}）', 'Part number {number} exists already ({name})'],
  numberTakenMeanwhile: [409, '该配件编号刚被使用', 'This part number has just been taken'],
  pricePast: [400, '价格不能追溯：生效时间不能早于现在', 'A price cannot begin in the past'],
  priceThen: [409, '该时刻已有一个价格生效，请另选时间', 'Another price begins at that very moment; choose another'],
  zoneOnly: [403, '价格区的价格由管理价格区的人公布', 'Prices of a zone are published by whoever manages zones'],
  ofZone: [
    409,
    '本店属于价格区“{zone}”，该价格由价格区统一公布',
    'This store is in the price zone {zone}, which publishes this price for all its stores',
  ],
  zoneTaken: [409, '价格区“{zone}”已存在', 'There is a price zone {zone} already'],
  supersededBySelf: [400, '配件不能替代自身', 'A part cannot supersede itself'],
})
