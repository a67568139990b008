import { texts } from '#domain/kernel/texts.ts'

export const jobStateTexts = texts({
  planned: ['待开始', 'Planned'],
  working: ['施工中', 'Working'],
  paused: ['暂停', 'Paused'],
  done: ['已完工', 'Done'],
  cancelled: ['已取消', 'Cancelled'],
})
