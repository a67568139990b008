import type { NoticeTexts } from '#domain/mechanisms/duties/notice-texts.ts'

export const receptionNotices = {
  'visit.arrived': {
    title: ['{car} 到店 · {customer} · {booking}', '{car} has arrived · {customer} · {booking}'],
    path: '/visits/{subjectId}',
  },
} as const satisfies NoticeTexts
