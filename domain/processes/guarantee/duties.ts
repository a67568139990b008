import { defineDuty } from '#domain/mechanisms/duties/definition.ts'

export const decideComeback = defineDuty({
  kind: 'guarantee.decide',
  title: [
    '质保期内再次维修，请决定免费返工（{order}）',
    'Came back within its guarantee: decide about free rework ({order})',
  ],
  limit: 'WAR-10',
  ownerRole: 'R-SA',
  escalateTo: 'R-SVC-MGR',
  path: '/guarantee/orders/{subjectId}',
})

export const watchClocks = defineDuty({
  kind: 'guarantee.clocks',
  title: ['三包预警：{plate} {clock}', 'Three-guarantee warning: {plate} {clock}'],
  limit: 'WAR-11',
  ownerRole: 'R-SVC-MGR',
  escalateTo: 'R-GM',
  path: '/guarantee/vehicles/{subjectId}',
  byHand: true,
})

export const confirmFaults = defineDuty({
  kind: 'guarantee.early',
  title: ['新车可能享有退换权利，请确认故障：{plate}', 'New car: confirm the fault by which it may go back: {plate}'],
  limit: 'WAR-11',
  ownerRole: 'R-SA',
  escalateTo: 'R-SVC-MGR',
  path: '/guarantee/orders/{subjectId}',
})

export const answerExchange = defineDuty({
  kind: 'guarantee.answer',
  title: ['三包退换要求待答复：{plate}', 'Answer the demand for another car: {plate}'],
  limit: 'WAR-11',
  ownerRole: 'R-SVC-MGR',
  escalateTo: 'R-GM',
  path: '/guarantee/vehicles/{vehicleId}',
})

export const finishExchange = defineDuty({
  kind: 'guarantee.exchange',
  title: ['三包退换待办理：{plate}', 'Carry out the exchange: {plate}'],
  limit: 'WAR-11',
  ownerRole: 'R-SVC-MGR',
  escalateTo: 'R-GM',
  path: '/guarantee/vehicles/{vehicleId}',
})

export const guaranteeDuties = [decideComeback, watchClocks, confirmFaults, answerExchange, finishExchange] as const
