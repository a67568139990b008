import { defineDuty } from '#domain/mechanisms/duties/definition.ts'

export const carryOutMeasure = defineDuty({
  kind: 'measures.carryOut',
  title: ['执行改进措施：{problem}', 'Carry out the measure: {problem}'],
  limit: 'QC-10',
  ownerRole: 'R-SVC-MGR',
  escalateTo: 'R-GM',
  path: '/measures',
})

export const checkMeasure = defineDuty({
  kind: 'measures.check',
  title: ['验证措施效果：{problem}', 'Check the effect: {problem}'],
  limit: 'QC-10',
  ownerRole: 'R-SVC-MGR',
  escalateTo: 'R-GM',
  path: '/measures',
})

export const measureDuties = [carryOutMeasure, checkMeasure] as const
