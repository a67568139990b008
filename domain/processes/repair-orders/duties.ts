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

/** RO-13: the customer hears what was found before the technician goes on. */
export const answerMismatch = defineDuty({
  kind: 'orders.answerMismatch',
  title: ['与工单不符，告知客户并答复车间（{order}）', 'Not as ordered: tell the customer and answer ({order})'],
  limit: 'RO-13',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/orders/{threadId}?tab=tickets',
})

export const clearTrouble = defineDuty({
  kind: 'orders.clearTrouble',
  title: ['现场异常，请立即处理（{order}）', 'Trouble at the bay ({order})'],
  limit: 'WKS-17',
  ownerRole: 'R-TEAM',
  escalateTo: 'R-WS-MGR',
  path: '/orders/{threadId}?tab=tickets',
})

export const giveHelp = defineDuty({
  kind: 'orders.giveHelp',
  title: ['技术求助待响应（{order}）', 'Help is wanted ({order})'],
  limit: 'WKS-20',
  ownerRole: 'R-TECH-EXP',
  escalateTo: 'R-WS-MGR',
  path: '/orders/{threadId}?tab=tickets',
})

export const cooperate = defineDuty({
  kind: 'orders.cooperate',
  title: ['部门协作待答复（{order}）', 'Another department waits ({order})'],
  limit: 'WKS-15',
  ownerRole: 'R-WS-MGR',
  escalateTo: 'R-SVC-MGR',
  path: '/orders/{threadId}?tab=tickets',
})

/** RO-15: what the advisers finished today, customer relations have by the end of the day. */
export const confirmFinishedOrders = defineDuty({
  kind: 'orders.confirmFinished',
  title: ['确认今日竣工移交', 'Confirm today’s finished orders'],
  limit: 'RO-15',
  ownerRole: 'R-CRA',
  escalateTo: 'R-BIZ-SUP',
  path: '/finished-orders',
})

export const repairOrderDuties = [
  confirmFinishedOrders,
  callForAddOn,
  relayAddOn,
  passToWorkshop,
  assignSeveralTrades,
  answerMismatch,
  clearTrouble,
  giveHelp,
  cooperate,
] as const
