import type { NoticeTexts } from '#domain/mechanisms/duties/notice-texts.ts'

export const estimateNotices = {
  'estimates.opened': {
    title: ['客户正在查看报价 {number}', 'The customer is looking at estimate {number}'],
    path: '/visits/{visitId}/estimate',
  },
  'estimates.accepted': {
    title: ['客户已同意报价 {number}（方案 {option}）', 'Estimate {number} accepted, option {option}'],
    path: '/visits/{visitId}/estimate',
  },
  'estimates.declined': {
    title: ['客户未接受报价 {number}', 'Estimate {number} declined'],
    path: '/visits/{visitId}/estimate',
  },
} as const satisfies NoticeTexts
