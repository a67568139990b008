import type { NoticeTexts } from '../duties/notice-texts.ts'

export const approvalNotices = {
  'approval.asked': { title: ['待您审批：{approval}', 'Waiting for your approval: {approval}'], path: '/approvals' },
  'approval.granted': { title: ['审批已通过：{approval}', 'Granted: {approval}'], path: '/approvals' },
  'approval.refused': { title: ['审批未通过：{approval}', 'Refused: {approval}'], path: '/approvals' },
} as const satisfies NoticeTexts
