import type { NoticeTexts } from '#domain/mechanisms/duties/notice-texts.ts'

export const qualityNotices = {
  'quality.rework': { title: ['检验未通过，需返修：{job}', 'Rework: {job}'] },
} as const satisfies NoticeTexts
