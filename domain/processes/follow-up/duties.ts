import { defineDuty } from '#domain/mechanisms/duties/definition.ts'

export const makeCall = defineDuty({
  kind: 'followUp.call',
  title: ['回访电话（{plate}）', 'Follow-up call ({plate})'],
  limit: 'TL-06',
  ownerRole: 'R-CRA',
  escalateTo: 'R-BIZ-SUP',
  path: '/follow-up/{subjectId}',
})

export const solveTicket = defineDuty({
  kind: 'followUp.solveTicket',
  title: [
    '两日内解决客户意见 {number}，否则报主管决定',
    'Solve {number} within two days or have the supervisor decide',
  ],
  limit: 'TL-10',
  ownerRole: 'R-TRACK',
  escalateTo: 'R-BIZ-SUP',
  path: '/tickets/{subjectId}',
})

export const tellSolution = defineDuty({
  kind: 'followUp.tellSolution',
  title: ['当日告知客户处理结果 {number}', 'Tell the customer the solution of {number} today'],
  limit: 'TL-11',
  ownerRole: 'R-TRACK',
  escalateTo: 'R-BIZ-SUP',
  path: '/tickets/{subjectId}',
})

export const followUpDuties = [makeCall, solveTicket, tellSolution] as const
