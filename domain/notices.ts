import { approvalNotices } from './mechanisms/approvals/notice-texts.ts'
import { dutyNotices, type NoticeTexts } from './mechanisms/duties/notice-texts.ts'
import { appointmentNotices } from './processes/appointments/notice-texts.ts'
import { diagnosisNotices } from './processes/diagnosis/notice-texts.ts'
import { estimateNotices } from './processes/estimates/notice-texts.ts'
import { performanceNotices } from './processes/performance/notice-texts.ts'
import { qualityNotices } from './processes/quality/notice-texts.ts'
import { receptionNotices } from './processes/reception/notice-texts.ts'
import { repairOrderNotices } from './processes/repair-orders/notice-texts.ts'
import { reportNotices } from './processes/reports/texts.ts'
import { stockNotices } from './processes/stock/notice-texts.ts'
import { workshopNotices } from './processes/workshop/notice-texts.ts'

/** The wording of every kind of notice; one spread per feature. */
export const noticeTexts: NoticeTexts = {
  ...approvalNotices,
  ...dutyNotices,
  ...appointmentNotices,
  ...diagnosisNotices,
  ...estimateNotices,
  ...performanceNotices,
  ...receptionNotices,
  ...repairOrderNotices,
  ...reportNotices,
  ...stockNotices,
  ...qualityNotices,
  ...workshopNotices,
}
