import type { NoticeTexts } from '#domain/mechanisms/duties/notice-texts.ts'

export const diagnosisNotices = {
  'diagnosis.seen': {
    title: ['客户已查看检测说明（{plate}）', 'The customer has read the diagnosis ({plate})'],
    path: '/visits/{visitId}/diagnosis',
  },
  'diagnosis.helpComing': {
    title: ['{who} 已接受技术支援（{plate}）', '{who} is coming to {plate}'],
    path: '/visits/{visitId}/diagnosis',
  },
} as const satisfies NoticeTexts
