import type { PaperDefinition } from './mechanisms/papers/definition.ts'
import { bookingPaper } from './processes/appointments/papers/booking.ts'
import { bookingRegisterPaper } from './processes/appointments/papers/booking-register.ts'
import { depositReceiptPaper } from './processes/appointments/papers/deposit-receipt.ts'
import { customerFilePaper } from './processes/customers/papers/customer-file.ts'
import { acceptancePaper } from './processes/delivery/papers/acceptance.ts'
import { deliveryNoticePaper } from './processes/delivery/papers/delivery-notice.ts'
import { guaranteeCertificatePaper } from './processes/delivery/papers/guarantee-certificate.ts'
import { serviceCardPaper } from './processes/delivery/papers/service-card.ts'
import { takeOverPaper } from './processes/delivery/papers/take-over.ts'
import { diagnosisReportPaper } from './processes/diagnosis/papers/diagnosis-report.ts'
import { drawerClosingPaper } from './processes/drawer/papers/drawer-closing.ts'
import { estimatePaper } from './processes/estimates/papers/estimate.ts'
import { callRecordPaper } from './processes/follow-up/papers/call-record.ts'
import { callRegisterPaper } from './processes/follow-up/papers/call-register.ts'
import { gatePassPaper } from './processes/gate/papers/gate-pass.ts'
import { prepaidReceiptPaper } from './processes/membership/papers/prepaid-receipt.ts'
import { conductAuditPaper } from './processes/performance/papers/conduct-audit.ts'
import { completionCertificatePaper } from './processes/quality/papers/completion-certificate.ts'
import { firstInspectionPaper } from './processes/quality/papers/first-inspection.ts'
import { internalReworkPaper } from './processes/quality/papers/internal-rework.ts'
import { belongingsPaper } from './processes/reception/papers/belongings.ts'
import { consultationPaper } from './processes/reception/papers/consultation.ts'
import { keyTagPaper } from './processes/reception/papers/key-tag.ts'
import { visitRegisterPaper } from './processes/reception/papers/visit-register.ts'
import { walkAroundPaper } from './processes/reception/papers/walk-around.ts'
import { addOnPaper } from './processes/repair-orders/papers/add-on.ts'
import { contractPaper } from './processes/repair-orders/papers/contract.ts'
import { repairOrderPaper } from './processes/repair-orders/papers/repair-order.ts'
import { statisticsPaper } from './processes/reports/papers/statistics.ts'
import { refundReceiptPaper } from './processes/settlement/papers/refund-receipt.ts'
import { statementPaper } from './processes/settlement/papers/statement.ts'
import { partsIssuePaper } from './processes/stock/papers/parts-issue.ts'
import { partsReturnPaper } from './processes/stock/papers/parts-return.ts'
import { bayReportPaper } from './processes/workshop/papers/bay-report.ts'
import { handOverPaper } from './processes/workshop/papers/hand-over.ts'
import { progressQueryPaper } from './processes/workshop/papers/progress-query.ts'
import { shiftHandoverPaper } from './processes/workshop/papers/shift-handover.ts'

/** Every form the group can issue, in the order of the form catalogue. */
export const paperDefinitions = [
  repairOrderPaper,
  addOnPaper,
  estimatePaper,
  bookingPaper,
  statementPaper,
  diagnosisReportPaper,
  gatePassPaper,
  serviceCardPaper,
  callRecordPaper,
  callRegisterPaper,
  bookingRegisterPaper,
  customerFilePaper,
  belongingsPaper,
  contractPaper,
  guaranteeCertificatePaper,
  progressQueryPaper,
  deliveryNoticePaper,
  consultationPaper,
  depositReceiptPaper,
  walkAroundPaper,
  firstInspectionPaper,
  internalReworkPaper,
  keyTagPaper,
  takeOverPaper,
  acceptancePaper,
  handOverPaper,
  bayReportPaper,
  shiftHandoverPaper,
  partsIssuePaper,
  partsReturnPaper,
  visitRegisterPaper,
  drawerClosingPaper,
  refundReceiptPaper,
  prepaidReceiptPaper,
  completionCertificatePaper,
  conductAuditPaper,
  statisticsPaper,
] as const satisfies readonly PaperDefinition[]

const byKind: ReadonlyMap<string, PaperDefinition> = new Map(
  paperDefinitions.map(definition => [definition.kind, definition]),
)

export function findPaperDefinition(kind: string): PaperDefinition | undefined {
  return byKind.get(kind)
}

export function getPaperDefinition(kind: string): PaperDefinition {
  const definition = byKind.get(kind)
  if (!definition) throw new Error(`No paper of kind ${kind}`)
  return definition
}
