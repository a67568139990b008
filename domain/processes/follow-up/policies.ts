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
})

export const followUpPolicies = [firstFollowUp, followUpScope, whoFollowsUp, callTalkMode] as const
