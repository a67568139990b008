import { type Text, texts } from './kernel/texts.ts'
import { approvalEventTexts } from './mechanisms/approvals/event-texts.ts'
import { backupEventTexts } from './mechanisms/backups/event-texts.ts'
import { checklistEventTexts } from './mechanisms/checklists/event-texts.ts'
import { dutyEventTexts } from './mechanisms/duties/event-texts.ts'
import { exportEventTexts } from './mechanisms/exports/event-texts.ts'
import { fileEventTexts } from './mechanisms/files/event-texts.ts'
import { healthEventTexts } from './mechanisms/health/event-texts.ts'
import { importEventTexts } from './mechanisms/imports/event-texts.ts'
import { invariantEventTexts } from './mechanisms/invariants/event-texts.ts'
import { measureEventTexts } from './mechanisms/measures/event-texts.ts'
import { messageEventTexts } from './mechanisms/messages/event-texts.ts'
import { outsideEventTexts } from './mechanisms/outside/event-texts.ts'
import { paperEventTexts } from './mechanisms/papers/event-texts.ts'
import { policyEventTexts } from './mechanisms/policies/event-texts.ts'
import { questionnaireEventTexts } from './mechanisms/questionnaires/event-texts.ts'
import { resourceEventTexts } from './mechanisms/resources/event-texts.ts'
import { tokenEventTexts } from './mechanisms/tokens/event-texts.ts'
import { webhookEventTexts } from './mechanisms/webhooks/event-texts.ts'
import { activeBookingEventTexts } from './processes/active-booking/event-texts.ts'
import { appointmentEventTexts } from './processes/appointments/event-texts.ts'
import { catalogueEventTexts } from './processes/catalogue/event-texts.ts'
import { customersEventTexts } from './processes/customers/event-texts.ts'
import { deliveryEventTexts } from './processes/delivery/event-texts.ts'
import { diagnosisEventTexts } from './processes/diagnosis/event-texts.ts'
import { drawerEventTexts } from './processes/drawer/event-texts.ts'
import { estimateEventTexts } from './processes/estimates/event-texts.ts'
import { followUpEventTexts } from './processes/follow-up/event-texts.ts'
import { gateEventTexts } from './processes/gate/event-texts.ts'
import { guaranteeEventTexts } from './processes/guarantee/event-texts.ts'
import { membershipEventTexts } from './processes/membership/event-texts.ts'
import { onlineBookingEventTexts } from './processes/online-booking/event-texts.ts'
import { performanceEventTexts } from './processes/performance/event-texts.ts'
import { qualityEventTexts } from './processes/quality/event-texts.ts'
import { qualityManagementEventTexts } from './processes/quality/management-event-texts.ts'
import { receptionEventTexts } from './processes/reception/event-texts.ts'
import { repairOrderEventTexts } from './processes/repair-orders/event-texts.ts'
import { reportsEventTexts } from './processes/reports/texts.ts'
import { settlementEventTexts } from './processes/settlement/event-texts.ts'
import { stockEventTexts } from './processes/stock/event-texts.ts'
import { workshopEventTexts } from './processes/workshop/event-texts.ts'

const setupEventTexts = texts({
  'store.opened': ['门店已开通', 'Store opened'],
  'history.loaded': ['载入历史工单', 'History loaded'],
})

/** What the events of the timeline are called; one spread per feature. An event without a name shows its code. */
export const eventTexts: Readonly<Record<string, Text>> = {
  ...activeBookingEventTexts,
  ...onlineBookingEventTexts,
  ...appointmentEventTexts,
  ...approvalEventTexts,
  ...backupEventTexts,
  ...catalogueEventTexts,
  ...customersEventTexts,
  ...diagnosisEventTexts,
  ...drawerEventTexts,
  ...dutyEventTexts,
  ...estimateEventTexts,
  ...gateEventTexts,
  ...guaranteeEventTexts,
  ...checklistEventTexts,
  ...exportEventTexts,
  ...fileEventTexts,
  ...measureEventTexts,
  ...messageEventTexts,
  ...outsideEventTexts,
  ...questionnaireEventTexts,
  ...healthEventTexts,
  ...importEventTexts,
  ...invariantEventTexts,
  ...paperEventTexts,
  ...performanceEventTexts,
  ...policyEventTexts,
  ...qualityEventTexts,
  ...qualityManagementEventTexts,
  ...receptionEventTexts,
  ...repairOrderEventTexts,
  ...membershipEventTexts,
  ...reportsEventTexts,
  ...settlementEventTexts,
  ...deliveryEventTexts,
  ...followUpEventTexts,
  ...setupEventTexts,
  ...stockEventTexts,
  ...resourceEventTexts,
  ...tokenEventTexts,
  ...webhookEventTexts,
  ...workshopEventTexts,
}
