import type { NoticeTexts } from '#domain/mechanisms/duties/notice-texts.ts'

export const workshopNotices = {
  'job.dispatched': { title: ['新派工：{job}', 'New job: {job}'] },
  'promise.endangered': {
    title: ['承诺有风险：{order}', 'Promise in danger: {order}'],
    path: '/orders/{subjectId}',
  },
  'overtime.granted': {
    title: ['加班已批准，{order} 预计 {at} 可交车', 'Overtime granted: {order} ready {at}'],
    path: '/orders/{subjectId}',
  },
  'overtime.planned': {
    title: ['加班安排：{plate} {when}', 'You stay for {plate}: {when}'],
    path: '/workshop/floor?tab=overtime',
  },
  'wash.asked': { title: ['待洗车辆：{order}', 'To wash: {order}'], path: '/wash' },
} as const satisfies NoticeTexts
