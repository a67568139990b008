import type { performanceContract } from '#domain/processes/performance/contract.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { acknowledgeAudit, withdrawAudit } from './audit-fate.ts'
import { readAudit, readAudits, readMonth } from './read-audits.ts'
import { saveAudit } from './save-audit.ts'

export const performanceRoutes: Handlers<typeof performanceContract> = {
  audits: readAudits,
  month: readMonth,
  audit: readAudit,
  saveAudit,
  acknowledge: acknowledgeAudit,
  withdraw: withdrawAudit,
}
