import { defineDuty } from '#domain/mechanisms/duties/definition.ts'

export const orderMissingPart = defineDuty({
  kind: 'stock.orderMissingPart',
  title: ['订购缺件 {part}（{order}）', 'Order the missing {part} ({order})'],
  limit: 'WKS-10',
  ownerRole: 'R-PARTS',
  escalateTo: 'R-SVC-MGR',
  path: '/parts/shortages?id={subjectId}',
})

export const expectPart = defineDuty({
  kind: 'stock.expectPart',
  title: ['跟催到货 {part}（{order}）', 'See that {part} arrives ({order})'],
  limit: 'WKS-10',
  ownerRole: 'R-PARTS',
  escalateTo: 'R-SVC-MGR',
  path: '/parts/shortages?id={subjectId}',
})

export const tellCustomerOfPart = defineDuty({
  kind: 'stock.tellCustomerOfPart',
  title: ['配件已到：告知客户 {part}（{order}）', 'Part arrived: tell the customer, {part} ({order})'],
  limit: 'WKS-10',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/parts/shortages?id={subjectId}',
})

export const stockDuties = [orderMissingPart, expectPart, tellCustomerOfPart]
