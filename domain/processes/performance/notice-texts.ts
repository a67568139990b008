import type { NoticeTexts } from '#domain/mechanisms/duties/notice-texts.ts'

export const performanceNotices = {
  'conduct.audited': {
    title: ['{auditor} 完成了对您的接待行为抽查：{score} 分', '{auditor} audited your reception: {score} points'],
    path: '/conduct/{subjectId}',
  },
} as const satisfies NoticeTexts
