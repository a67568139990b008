import { z } from 'zod'
import { definePolicy } from './definition.ts'

const zPercent = z.int().min(1).max(300)

/** At which share of its time a duty is recalled, warned about and passed upwards. */
export const escalationSteps = definePolicy({
  key: 'escalationSteps',
  title: ['期限预警与升级比例', 'Steps of warning and escalation'],
  requirement: 'CMP-14',
  schema: z
    .object({ earlyPercent: zPercent, warnPercent: zPercent, escalatePercent: zPercent.min(100) })
    .refine(steps => steps.earlyPercent < steps.warnPercent && steps.warnPercent < steps.escalatePercent),
  presets: [
    { name: 's002', source: '002 T52', value: { earlyPercent: 50, warnPercent: 80, escalatePercent: 100 } },
    { name: 'patient', source: '默认建议', value: { earlyPercent: 50, warnPercent: 80, escalatePercent: 120 } },
  ],
  recommended: 's002',
  labels: {
    s002: ['到期即上报', 'Upwards at the limit'],
    patient: ['到期后宽限上报', 'Upwards after some patience'],
    earlyPercent: ['中途提醒', 'Recalled at'],
    warnPercent: ['到期预警', 'Warned at'],
    escalatePercent: ['上报上级', 'Passed upwards at'],
  },
})

/** How the words "day" and "percent" of a limit are counted. */
export const dayBasis = definePolicy({
  key: 'dayBasis',
  title: ['“天”与进度百分比的计算口径', 'How days and percents are counted'],
  requirement: 'SYS-18',
  schema: z.object({
    /** Share of planned time at which progress is asked for. */
    progress: z.enum(['working', 'calendar']),
    /** Days of follow-up after the car left. */
    followUp: z.enum(['working', 'calendar']),
    /** "Within two days" of files and reports to the supervisor; both end with the end of work. */
    deadline: z.enum(['working', 'calendar']),
  }),
  presets: [
    {
      name: 'h1',
      source: '需求 H.1',
      value: { progress: 'working', followUp: 'calendar', deadline: 'calendar' },
    },
    {
      name: 'workingDays',
      source: '默认建议',
      value: { progress: 'working', followUp: 'calendar', deadline: 'working' },
    },
  ],
  recommended: 'h1',
  labels: {
    h1: ['进度按工时，其余按自然日', 'Progress by working time, the rest by calendar days'],
    workingDays: ['期限按工作日', 'Deadlines by working days'],
    progress: ['进度百分比', 'Percent of progress'],
    followUp: ['回访天数', 'Days of follow-up'],
    deadline: ['建档与上报天数', 'Days of files and reports'],
    working: ['工作时间', 'Working time'],
    calendar: ['自然日', 'Calendar days'],
  },
})

/** How many care and marketing messages one person gets in seven days; service and safety messages do not count. */
export const messageCap = definePolicy({
  key: 'messageCap',
  title: ['每人每周关怀与营销消息上限', 'Care and marketing messages per person and week'],
  requirement: 'RMD-19',
  schema: z.object({ perWeek: z.int().min(0).max(100) }),
  presets: [
    { name: 's002-quiet', source: '002 T27', value: { perWeek: 2 } },
    { name: 's001-all', source: '001 B52', value: { perWeek: 10 } },
    { name: 'none', source: '默认建议', value: { perWeek: 0 } },
  ],
  recommended: 's002-quiet',
  labels: {
    's002-quiet': ['少打扰', 'Few'],
    's001-all': ['全部提醒', 'All reminders'],
    none: ['不发送', 'None'],
    perWeek: ['每周条数', 'A week'],
  },
})

const zTimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Between these local times nothing rings at a customer's but what concerns safety. */
export const quietHours = definePolicy({
  key: 'quietHours',
  title: ['免打扰时段', 'Quiet hours'],
  requirement: 'SYS-09',
  schema: z.object({ from: zTimeOfDay, to: zTimeOfDay }),
  presets: [
    { name: 'usual', source: '默认建议', value: { from: '21:00', to: '08:00' } },
    { name: 'early', source: '默认建议', value: { from: '20:00', to: '09:00' } },
  ],
  recommended: 'usual',
  labels: {
    usual: ['晚九点至早八点', 'Nine to eight'],
    early: ['晚八点至早九点', 'Eight to nine'],
    from: ['开始', 'From'],
    to: ['结束', 'To'],
  },
})
