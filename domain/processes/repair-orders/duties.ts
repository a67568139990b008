import { defineDuty } from '#domain/mechanisms/duties/definition.ts'

export const callForAddOn = defineDuty({
  kind: 'orders.callForAddOn',
  title: ['增项：致电客户（{order}）', 'Add-on: call the customer ({order})'],
  limit: 'TL-22',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/orders/{threadId}',
})

export const relayAddOn = defineDuty({
  kind: 'orders.relayAddOn',
  title: ['增项答复转车间（{order}）', 'Pass the add-on answer to the workshop ({order})'],
  limit: 'TL-23',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/orders/{threadId}',
})

export const passToWorkshop = defineDuty({
  kind: 'orders.passToWorkshop',
  title: ['整理工单并转车间（{order}）', 'Sort the order and pass it on ({order})'],
  limit: 'TL-21',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/orders/{subjectId}',
})

export const assignSeveralTrades = defineDuty({
  kind: 'orders.assignSeveralTrades',
  title: ['多工种工单：安排作业组（{order}）', 'Several trades: assign teams ({order})'],
  limit: 'RO-04',
  ownerRole: 'R-WS-MGR',
  escalateTo: 'R-SVC-MGR',
  path: '/workshop',
})

export const repairOrderDuties = [callForAddOn, relayAddOn, passToWorkshop, assignSeveralTrades] as const
