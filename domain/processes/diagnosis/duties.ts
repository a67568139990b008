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

/** DIA-03: somebody stands in doubt before a customer; the technician comes at once. */
export const comeToBay = defineDuty({
  kind: 'diagnosis.come-to-bay',
  title: ['到接待工位支援：{plate}', 'Come to the reception bay: {plate}'],
  limit: 'TL-17',
  ownerRole: 'R-TECH-EXP',
  escalateTo: 'R-WS-MGR',
  path: '/visits/{threadId}/diagnosis',
})

export const answerQuestion = defineDuty({
  kind: 'diagnosis.answer-question',
  title: ['答复客户提问（{plate}）', 'Answer the customer of {plate}'],
  limit: 'DIA-05',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/visits/{threadId}/{page}',
})

/** DIA-08: once the work is done and checked it is known whether the diagnosis was right, and while it is fresh it is said. */
export const judgeCase = defineDuty({
  kind: 'diagnosis.judge-case',
  title: ['评定诊断是否属实：{plate}（{technician}）', 'Was the diagnosis right: {plate} ({technician})'],
  limit: 'DIA-08',
  ownerRole: 'R-WS-MGR',
  escalateTo: 'R-SVC-MGR',
  path: '/diagnosis-quality',
})

export const diagnosisDuties = [handOverReport, comeToBay, answerQuestion, judgeCase] as const
