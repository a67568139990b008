import { texts } from '#domain/kernel/texts.ts'

export const stockEventTexts = texts({
  'parts.requested': ['申请配件', 'Parts requested'],
  'parts.cancelled': ['取消配件申请', 'Parts request cancelled'],
  'parts.released': ['释放预留配件', 'Reserved parts released'],
  'parts.issued': ['发料', 'Parts issued'],
  'parts.returned': ['退料', 'Parts returned'],
  'parts.acknowledged': ['领退料签收', 'Slip signed for'],
  'parts.handed': ['领退料单已交结算', 'Slips handed to settlement'],
  'shortage.asked': ['报缺', 'Shortage asked'],
  'shortage.ordered': ['缺件已订货', 'Missing part ordered'],
  'shortage.arrived': ['缺件到货', 'Missing part arrived'],
  'shortage.told': ['缺件到货已告知客户', 'Customer told of the arrival'],
  'shortage.unreached': ['缺件到货，未联系上客户', 'Customer not reached'],
  'shortage.withdrawn': ['撤销缺件单', 'Shortage withdrawn'],
  'stock.received': ['入库', 'Goods received'],
  'stock.placed': ['变更货位', 'Bin changed'],
})

export const stockFieldTexts = texts({
  bin: ['货位', 'Bin'],
  expectedAt: ['预计到货', 'Expected'],
  supplier: ['供货方', 'Supplier'],
})
