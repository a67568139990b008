import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'
import { zRhythm } from './plan.ts'

const call = { way: 'call', who: 'all', dueHours: null, breachDays: null } as const
const day7 = { step: 'day7', way: 'push', fromDays: 7, dueDays: 7 } as const
const day30 = { ...call, step: 'day30', fromDays: 30, dueDays: 32, who: 'flagged' } as const

/** The sources differ over the first call; every preset is one of them, the recommended one joins them. */
export const firstFollowUp = definePolicy({
  key: 'firstFollowUp',
  title: ['回访节奏', 'Rhythm of follow-up'],
  requirement: 'FUP-08',
  schema: zRhythm,
  presets: [
    { name: 's000-tracking', source: '000 S7-1', value: [{ ...call, step: 'first', fromDays: 3, dueDays: 7 }] },
    { name: 's000-reception', source: '000 S29-1', value: [{ ...call, step: 'first', fromDays: 2, dueDays: 7 }] },
    {
      name: 's001-csi',
      source: '001 B49',
      value: [{ ...call, step: 'first', fromDays: 0, dueDays: 5, breachDays: 5 }],
    },
    {
      name: 's002-rhythm',
      source: '002 T21-T23',
      value: [
        { ...call, step: 'first', fromDays: 0, dueDays: 1, dueHours: 24 },
        day7,
        { ...call, step: 'day7Call', fromDays: 7, dueDays: 9, who: 'flagged' },
        day30,
      ],
    },
    {
      name: 'combined',
      source: '000 S29-1; 001 B49; 002 T21',
      value: [
        { ...call, step: 'first', fromDays: 0, dueDays: 1, dueHours: 24, breachDays: 5 },
        day7,
        { ...call, step: 'day7Call', fromDays: 7, dueDays: 9, who: 'flagged' },
        day30,
      ],
    },
  ],
  recommended: 'combined',
  labels: {
    step: ['步骤', 'Step'],
    way: ['方式', 'Way'],
    fromDays: ['自第几天', 'From day'],
    dueDays: ['至第几天', 'Due on day'],
    dueHours: ['小时内', 'Within hours'],
    breachDays: ['最迟天数', 'Latest day'],
    who: ['对象', 'Who'],
    first: ['首次回访', 'First contact'],
    second: ['第二次回访', 'Second contact'],
    day7: ['第 7 天', 'Day 7'],
    day7Call: ['第 7 天电话', 'Call on day 7'],
    day30: ['第 30 天', 'Day 30'],
    call: ['电话', 'Call'],
    push: ['消息', 'Message'],
    all: ['全部客户', 'Everyone'],
    flagged: ['重点客户与复杂维修', 'Valued customers and complex repairs'],
    's000-tracking': ['跟踪业务：3 天至 1 周', 'Tracking: 3 days to a week'],
    's000-reception': ['接待业务：2 天至 1 周', 'Reception: 2 days to a week'],
    's001-csi': ['满意度：5 天内 100%', 'Satisfaction: all within 5 days'],
    's002-rhythm': ['24 小时、第 7 天、第 30 天', '24 hours, day 7, day 30'],
    combined: ['综合：24 小时，最迟 5 天', 'Combined: 24 hours, 5 days at the latest'],
  },
})

export const followUpScope = definePolicy({
  key: 'followUpScope',
  title: ['回访范围', 'Who is followed up'],
  requirement: 'FUP-01',
  schema: z.enum(['repairs', 'repairsAndConsultations']),
  presets: [
    { name: 's001-all', source: '001 B64', value: 'repairs' },
    { name: 's000-incl-consult', source: '000 S7-1', value: 'repairsAndConsultations' },
  ],
  recommended: 's000-incl-consult',
  labels: {
    repairs: ['维修客户', 'Repair customers'],
    repairsAndConsultations: ['维修与咨询客户', 'Repair and consultation customers'],
    's001-all': ['全部维修客户', 'All repair customers'],
    's000-incl-consult': ['含咨询客户', 'Consultations included'],
  },
})

export const whoFollowsUp = definePolicy({
  key: 'whoFollowsUp',
  title: ['回访负责岗位', 'Who makes the calls'],
  requirement: 'FUP-09',
  schema: z.array(z.enum(['R-CRA', 'R-TRACK', 'R-SA'])).min(1),
  presets: [
    { name: 'cra', source: '001 B57', value: ['R-CRA', 'R-TRACK'] },
    { name: 'tracking', source: '000 S6-1', value: ['R-TRACK', 'R-CRA'] },
    { name: 'adviser', source: '003 4.1.6', value: ['R-SA'] },
  ],
  recommended: 'cra',
  labels: {
    cra: ['客户关系顾问优先', 'Customer relations first'],
    tracking: ['跟踪业务员优先', 'Tracking clerk first'],
    adviser: ['服务顾问', 'Service adviser'],
    'R-CRA': ['客户关系顾问', 'Customer relations adviser'],
    'R-TRACK': ['跟踪业务员', 'Tracking clerk'],
    'R-SA': ['服务顾问', 'Service adviser'],
  },
})

export const callTalkMode = definePolicy({
  key: 'callTalkMode',
  title: ['通话中遇到疑问', 'What to do with a doubt during the call'],
  requirement: 'FUP-19',
  schema: z.enum(['answerNow', 'recordOnly']),
  presets: [
    { name: 'answerNow', source: '000 S7-5', value: 'answerNow' },
    { name: 'recordOnly', source: '001 B67', value: 'recordOnly' },
  ],
  recommended: 'recordOnly',
  labels: {
    answerNow: ['能答则当场答复', 'Answer at once where possible'],
    recordOnly: ['只记录，约定再次致电', 'Only note it and ask to call again'],
  },
})

export const followUpPolicies = [firstFollowUp, followUpScope, whoFollowsUp, callTalkMode] as const
