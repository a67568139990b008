import { texts } from '#domain/kernel/texts.ts'

export const finishText = texts({
  title: ['完工：复原与清理', 'Done: the place as it was'],
  finish: ['确认完工', 'Done'],
  allDone: ['全部做到', 'All done'],
  whyNot: ['有未做到的，请注明原因', 'Why something was not done'],
  waste: ['产生的废弃物（没有可不填）', 'Waste left (none: leave empty)'],
})

export const wasteText = texts({
  tab: ['废弃物台账', 'Waste'],
  kept: ['现存', 'Kept'],
  kind: ['种类', 'Kind'],
  qty: ['数量', 'Quantity'],
  limit: ['暂存上限', 'Limit'],
  tooMuch: ['须清运', 'To be taken away'],
  remove: ['登记清运', 'Taken away'],
  removed: ['已登记', 'Noted'],
  firm: ['有资质的清运单位', 'Licensed firm'],
  manifest: ['转移联单号', 'Manifest number'],
  at: ['时间', 'When'],
  source: ['来源 / 去向', 'From / to'],
  by: ['登记人', 'Noted by'],
  none: ['尚无废弃物', 'No waste yet'],
  noneHint: ['技师完工时登记，自动记入台账', 'Technicians note it when a job is done'],
})
