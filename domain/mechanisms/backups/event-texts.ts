import { texts } from '#domain/kernel/texts.ts'

export const backupEventTexts = texts({
  'backup.asked': ['已发起备份', 'Backup asked for'],
  'backup.verified': ['备份完成并通过试恢复', 'Backup taken and restored on trial'],
  'backup.failed': ['备份失败', 'Backup failed'],
})
