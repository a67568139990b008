import { texts } from '#domain/kernel/texts.ts'

/** Words for names that mean the same in every policy; a policy's own words come before them. */
export const commonLabels = texts({
  standard: ['标准', 'Standard'],
  s000: ['按资料 000', 'As in source 000'],
  s001: ['按资料 001', 'As in source 001'],
  s002: ['按资料 002', 'As in source 002'],
  s004: ['按资料 004', 'As in source 004'],
  always: ['总是', 'Always'],
  never: ['从不', 'Never'],
  ask: ['征询客户', 'Ask the customer'],
  allow: ['允许', 'Allow'],
  forbid: ['不允许', 'Forbid'],
  both: ['两者兼用', 'Both'],
  manual: ['人工', 'By hand'],
  propose: ['系统建议，人工确认', 'Proposed, confirmed by hand'],
  auto: ['自动', 'Automatic'],
  on: ['启用', 'On'],
  off: ['停用', 'Off'],
  ppm: ['比例', 'Share'],
  days: ['天数', 'Days'],
  hours: ['小时数', 'Hours'],
  minutes: ['分钟数', 'Minutes'],
  minMinutes: ['至少', 'At least'],
  km: ['里程', 'Mileage'],
  from: ['开始', 'From'],
  to: ['结束', 'To'],
})
