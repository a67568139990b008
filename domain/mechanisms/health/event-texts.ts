import { texts } from '#domain/kernel/texts.ts'

export const healthEventTexts = texts({
  'jobs.retried': ['失败的后台任务已重试', 'Failed jobs set on their way again'],
})
