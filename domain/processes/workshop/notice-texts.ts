import type { NoticeTexts } from '#domain/mechanisms/duties/notice-texts.ts'

export const workshopNotices = {
  'job.dispatched': { title: ['新派工：{job}', 'New job: {job}'] },
  'promise.endangered': {
    title: ['承诺有风险：{order}', 'Promise in danger: {order}'],
    path: '/orders/{subjectId}',
  },
  'wash.asked': { title: ['待洗车辆：{order}', 'To wash: {order}'], path: '/wash' },
} as const satisfies NoticeTexts
