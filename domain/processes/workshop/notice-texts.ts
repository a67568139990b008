import type { NoticeTexts } from '#domain/mechanisms/duties/notice-texts.ts'

export const workshopNotices = {
  'job.dispatched': { title: ['新派工：{job}', 'New job: {job}'] },
  'wash.asked': { title: ['待洗车辆：{order}', 'To wash: {order}'], path: '/wash' },
} as const satisfies NoticeTexts
