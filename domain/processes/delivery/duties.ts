import { defineDuty } from '#domain/mechanisms/duties/definition.ts'

export const noticePickup = defineDuty({
  kind: 'delivery.noticePickup',
  title: ['通知客户取车或告知延误（{order}）', 'Tell the customer to collect, or of the delay ({order})'],
  limit: 'TL-25',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/delivery/{subjectId}',
})

export const takeOverFromWorkshop = defineDuty({
  kind: 'delivery.takeOver',
  title: ['质检合格，接车准备交付（{order}）', 'Passed: take the car over and prepare it ({order})'],
  limit: 'DLV-01',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/delivery/{subjectId}',
})

export const lowRating = defineDuty({
  kind: 'delivery.lowRating',
  title: [
    '客户评价偏低，请在客户离店前沟通（{order}）',
    'Low rating: speak with the customer before they leave ({order})',
  ],
  limit: 'DLV-14',
  ownerRole: 'R-SVC-MGR',
  escalateTo: 'R-GM',
  path: '/delivery/{subjectId}',
  byHand: true,
})

/** DLV-07: nobody answered; the next attempt has its own time. */
export const callPickupAgain = defineDuty({
  kind: 'delivery.callAgain',
  title: ['未接通，再次通知客户取车（{order}）', 'Not reached: tell the customer again ({order})'],
  limit: 'DLV-07',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/delivery/{subjectId}',
})

export const deliveryDuties = [noticePickup, takeOverFromWorkshop, lowRating, callPickupAgain] as const
