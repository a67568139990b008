import type { BackupView } from '#domain/mechanisms/backups/contract.ts'
import type { StatusLook } from '../kit/status-tag.tsx'
import { backupText } from './text.ts'

export const backupLooks: Readonly<Record<BackupView['state'], StatusLook>> = {
  waiting: { label: backupText.waiting, tone: 'calm' },
  running: { label: backupText.running, tone: 'info' },
  verified: { label: backupText.verified, tone: 'good' },
  failed: { label: backupText.failed, tone: 'bad' },
}
