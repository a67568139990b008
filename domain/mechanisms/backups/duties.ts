import { defineDuty } from '#domain/mechanisms/duties/definition.ts'

/** A house without a verified backup loses everything with one disk. */
export const backupDuty = defineDuty({
  kind: 'backups.look',
  title: ['备份失败，请处理', 'The backup failed: look into it'],
  limit: 'SYS-04',
  ownerRole: 'R-ADMIN',
  escalateTo: 'R-SVC-MGR',
  path: '/backups',
})

export const backupDuties = [backupDuty]
