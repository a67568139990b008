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

export const workshopDuties = [returnWashedCar, queryProgress, mendPromise, confirmHandover, removeWaste] as const
