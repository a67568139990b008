import type { Checklist } from './mechanisms/checklists/definition.ts'
import { deliveryChecklists } from './processes/delivery/checklists.ts'
import { entryInspection } from './processes/diagnosis/entry-inspection.ts'
import { diagnosisFlows } from './processes/diagnosis/flows.ts'
import { performanceChecklists } from './processes/performance/checklists.ts'
import { qualityChecklists } from './processes/quality/checklists.ts'
import { receptionChecklists } from './processes/reception/checklists.ts'
import { workshopChecklists } from './processes/workshop/checklists.ts'

/** Every checklist the group publishes; one spread per feature. */
export const checklists: readonly Checklist[] = [
  entryInspection,
  ...diagnosisFlows,
  ...qualityChecklists,
  ...deliveryChecklists,
  ...performanceChecklists,
  ...receptionChecklists,
  ...workshopChecklists,
]
