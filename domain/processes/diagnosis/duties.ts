import { defineDuty } from '#domain/mechanisms/duties/definition.ts'

/** The report goes into the customer's hands at once; these minutes are what "at once" is measured by. */
export const HAND_OVER_MINUTES = 5

export const handOverReport = defineDuty({
  kind: 'diagnosis.hand-over-report',
  title: ['交付检测诊断报告（{plate}）', 'Hand over the diagnosis report ({plate})'],
  limit: 'TL-18',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/visits/{subjectId}/diagnosis',
})

export const diagnosisDuties = [handOverReport] as const
