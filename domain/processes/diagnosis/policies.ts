import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'

const zMinutes = z.int().min(1).max(1440)

export const technicianCall = definePolicy({
  key: 'technicianCall',
  title: ['专职技术员接受支援请求的时限（分钟）', 'Minutes for the technician to take a call'],
  requirement: 'DIA-03',
  schema: zMinutes,
  presets: [{ name: 'standard', source: '000 S16-3', value: 5 }],
  recommended: 'standard',
  unit: 'minutes',
})

export const questionAnswer = definePolicy({
  key: 'questionAnswer',
  title: ['答复客户线上提问的时限（分钟）', 'Minutes to answer a customer’s question'],
  requirement: 'DIA-05',
  schema: zMinutes,
  presets: [{ name: 'standard', source: '002 T15', value: 15 }],
  recommended: 'standard',
  unit: 'minutes',
})

export const standardFlow = definePolicy({
  key: 'standardFlow',
  title: ['诊断是否必须按标准流程', 'Diagnosis by a standard flow'],
  requirement: 'DIA-01',
  schema: z.enum(['noted', 'required']),
  presets: [
    { name: 'noted', source: '004 2.2(2)', value: 'noted' },
    { name: 'required', source: '002 T11, T12', value: 'required' },
  ],
  recommended: 'noted',
  labels: {
    noted: ['可不采用，报告注明', 'Left out, and said so on the report'],
    required: ['必须采用', 'Always'],
  },
})

export const diagnosisPolicies = [technicianCall, questionAnswer, standardFlow] as const
