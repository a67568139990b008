import type { NoticeTexts } from '#domain/mechanisms/duties/notice-texts.ts'

export const appointmentNotices = {
  'appointment.cancelled': {
    title: ['预约已取消：{number} {at}', 'Booking cancelled: {number}, {at}'],
    path: '/appointments/{subjectId}',
  },
} as const satisfies NoticeTexts
