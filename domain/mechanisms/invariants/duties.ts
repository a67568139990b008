import { defineDuty } from '#domain/mechanisms/duties/definition.ts'

/** A rule that must hold does not: somebody has to look before the figures are trusted. */
export const invariantDuty = defineDuty({
  kind: 'invariants.look',
  title: ['数据一致性检查有异常，请核查', 'The consistency check found breaches: look into them'],
  limit: 'SYS-04',
  ownerRole: 'R-ADMIN',
  escalateTo: 'R-SVC-MGR',
  path: '/invariants',
})

export const invariantDuties = [invariantDuty]
