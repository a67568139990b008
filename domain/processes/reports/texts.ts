import { texts } from '#domain/kernel/texts.ts'
import { defineDuty } from '#domain/mechanisms/duties/definition.ts'
import type { NoticeTexts } from '#domain/mechanisms/duties/notice-texts.ts'

export const reportKindTexts = texts({
  daily: ['日报', 'Daily report'],
  weekly: ['周报', 'Weekly report'],
  monthly: ['月报', 'Monthly report'],
})

export const reportsEventTexts = texts({
  'report.planned': ['建立报表', 'Report opened'],
  'report.drafted': ['生成草稿', 'Draft made'],
  'report.sent': ['报送', 'Report sent'],
  'report.read': ['已阅', 'Read'],
})

const duty = (kind: 'daily' | 'weekly' | 'monthly', limit: string) =>
  defineDuty({
    kind: `reports.${kind}`,
    title: [`报送{period}${reportKindTexts[kind][0]}`, `Send the ${kind} report {period}`],
    limit,
    ownerRole: 'R-TRACK',
    escalateTo: 'R-BIZ-SUP',
    path: '/reports/{subjectId}',
  })

export const reportDuties = {
  daily: duty('daily', 'TL-31'),
  weekly: duty('weekly', 'TL-32'),
  monthly: duty('monthly', 'TL-33'),
}

export const reportNotices = {
  'reports.sent': {
    title: ['{period}{kind}已报送，请查阅', 'Report {period} ({kind}) was sent to you'],
    path: '/reports/{subjectId}',
  },
  'reports.remind': {
    title: ['{period}{kind}尚未查阅', 'You have not read report {period} ({kind})'],
    path: '/reports/{subjectId}',
  },
} as const satisfies NoticeTexts
