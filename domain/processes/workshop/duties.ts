import { defineDuty } from '#domain/mechanisms/duties/definition.ts'

export const returnWashedCar = defineDuty({
  kind: 'workshop.returnWashedCar',
  title: ['洗车完成，交回接待（{plate}）', 'Washed: hand the car back ({plate})'],
  limit: 'TL-20',
  ownerRole: 'R-WASH',
  escalateTo: 'R-WS-MGR',
  path: '/wash',
})

export const queryProgress = defineDuty({
  kind: 'workshop.queryProgress',
  title: ['进度查询（{order}）', 'Ask the workshop how far it is ({order})'],
  limit: 'TL-24',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/orders/{subjectId}',
})

/** RO-12: while it can still be mended: more hands, another order of work, or a new time agreed with the customer. */
export const mendPromise = defineDuty({
  kind: 'workshop.mendPromise',
  title: ['承诺 {promised} 可能无法交车，请处理（{order}）', 'The promise for {promised} is in danger ({order})'],
  limit: 'RO-12',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/orders/{subjectId}',
})

/** WKS-18: what the last shift left is read before anybody goes on with it. */
export const confirmHandover = defineDuty({
  kind: 'workshop.confirmHandover',
  title: ['确认 {from} 的交接班', 'Confirm the hand-over of {from}'],
  limit: 'WKS-18',
  ownerRole: 'R-TECH',
  escalateTo: 'R-WS-MGR',
  path: '/workshop/floor?tab=handovers',
})

/** WKS-21: waste is taken away by a licensed firm before there is more of it than may be kept. */
export const removeWaste = defineDuty({
  kind: 'workshop.removeWaste',
  title: ['{waste}已达 {qty}，请联系有资质的单位清运', '{waste}: {qty} kept; have it taken away'],
  limit: 'WKS-21',
  ownerRole: 'R-WS-MGR',
  escalateTo: 'R-SVC-MGR',
  path: '/workshop/floor?tab=waste',
})

// Work that waits for somebody outside the bay is that somebody's to move on, until it goes on.

export const answerForJob = defineDuty({
  kind: 'workshop.answerForJob',
  title: [
    '{job}等客户答复：联系客户并答复车间（{order}）',
    '{job} waits for the customer: ask, and tell the workshop ({order})',
  ],
  limit: 'WKS-15',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/orders/{threadId}',
  byHand: true,
})

export const partsForJob = defineDuty({
  kind: 'workshop.partsForJob',
  title: [
    '{job}等配件：落实到货时间并告知车间（{order}）',
    '{job} waits for parts: find out when, and tell the workshop ({order})',
  ],
  limit: 'WKS-10',
  ownerRole: 'R-PARTS',
  escalateTo: 'R-WS-MGR',
  path: '/orders/{threadId}',
  byHand: true,
})

export const decideForJob = defineDuty({
  kind: 'workshop.decideForJob',
  title: [
    '{job}等协助：到工位决定如何继续（{order}）',
    '{job} waits for help: decide at the bay how it goes on ({order})',
  ],
  limit: 'WKS-20',
  ownerRole: 'R-WS-MGR',
  escalateTo: 'R-SVC-MGR',
  path: '/orders/{threadId}',
  byHand: true,
})

/** By the reason of the pause; who only rests or goes home waits for nobody. */
export const waitsOf = { customer: answerForJob, parts: partsForJob, help: decideForJob } as const

export const workshopDuties = [
  returnWashedCar,
  queryProgress,
  mendPromise,
  confirmHandover,
  removeWaste,
  answerForJob,
  partsForJob,
  decideForJob,
] as const
