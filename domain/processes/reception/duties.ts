import { defineDuty } from '#domain/mechanisms/duties/definition.ts'

export const contactVisitor = defineDuty({
  kind: 'reception.contactVisitor',
  title: ['接待到店客户 {car}', 'Receive the customer of {car}'],
  limit: 'TL-16',
  ownerRole: 'R-SA',
  escalateTo: 'R-SVC-MGR',
  path: '/visits/{subjectId}',
})

export const careAfterDecline = defineDuty({
  kind: 'reception.careAfterDecline',
  title: ['未修离厂关怀：{car}', 'Care after leaving unrepaired: {car}'],
  limit: 'RCV-20',
  ownerRole: 'R-TRACK',
  escalateTo: 'R-BIZ-SUP',
  path: '/visits/{subjectId}',
  byHand: true,
})

/** Whoever goes with "I shall book" is not forgotten: the booking is made, or it is noted why not. */
export const bookAfterVisit = defineDuty({
  kind: 'reception.bookAfterVisit',
  title: ['为客户办理预约：{car}', 'Make the booking: {car}'],
  limit: 'RCV-20',
  ownerRole: 'R-SA',
  escalateTo: 'R-SVC-MGR',
  path: '/visits/{subjectId}',
  byHand: true,
})

/** RCV-20: whoever leaves unrepaired goes by the cashier, who gives the pass for the fee. */
export const takeExitFeeDuty = defineDuty({
  kind: 'reception.takeExitFee',
  title: ['收检测费 {amount}：{car}', 'Take the diagnosis fee of {amount}: {car}'],
  limit: 'RCV-20',
  ownerRole: 'R-CASHIER',
  escalateTo: 'R-BIZ-SUP',
  path: '/visits/{subjectId}',
})

export const receptionDuties = [contactVisitor, careAfterDecline, bookAfterVisit, takeExitFeeDuty]
