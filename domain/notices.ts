import { approvalNotices } from './mechanisms/approvals/notice-texts.ts'
import { dutyNotices, type NoticeTexts } from './mechanisms/duties/notice-texts.ts'

/** The wording of every kind of notice; one spread per feature. */
export const noticeTexts: NoticeTexts = {
  ...approvalNotices,
  ...dutyNotices,
}
