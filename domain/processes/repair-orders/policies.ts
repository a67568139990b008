import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'

export const promiseMargin = definePolicy({
  key: 'promiseMargin',
  title: ['交车承诺余量', 'Margin of the promised time'],
  requirement: 'EST-13',
  schema: z.strictObject({ ppm: z.int().min(0).max(1_000_000), minMinutes: z.int().min(0).max(1440) }),
  presets: [{ name: 'standard', source: 'EST-13', value: { ppm: 150_000, minMinutes: 30 } }],
  recommended: 'standard',
})

/** Counted into every promise, and into every look ahead whether it will be kept. */
export const afterWork = definePolicy({
  key: 'afterWork',
  title: ['完工后质检、洗车与交车准备（分钟）', 'Minutes from the end of work to a car ready for delivery'],
  requirement: 'EST-13',
  schema: z.int().min(0).max(480),
  presets: [{ name: 'standard', source: 'EST-13', value: 30 }],
  recommended: 'standard',
  unit: 'minutes',
})

const zTerm = z.strictObject({ km: z.int().min(0), days: z.int().min(0) })
export type GuaranteeTerm = z.infer<typeof zTerm>

/** The law's least terms by class of work; a store may promise more. */
export const guaranteeTerms = definePolicy({
  key: 'guaranteeTerms',
  title: ['质量保证期', 'Guarantee by class of work'],
  requirement: 'EST-12',
  schema: z.record(z.string(), zTerm),
  presets: [
    {
      name: 'statutory',
      source: '机动车维修管理规定',
      value: {
        整车修理: { km: 20_000, days: 100 },
        总成修理: { km: 20_000, days: 100 },
        二级维护: { km: 5_000, days: 30 },
        一级维护: { km: 2_000, days: 10 },
        小修: { km: 2_000, days: 10 },
        专项修理: { km: 2_000, days: 10 },
      },
    },
  ],
  recommended: 'statutory',
  labels: {
    statutory: ['法定最低', 'The law’s least'],
  },
})

export const nevGuarantee = definePolicy({
  key: 'nevGuarantee',
  title: ['新能源专用部件质量保证', 'Guarantee of parts only new-energy cars have'],
  requirement: 'WAR-10',
  schema: z.string().min(1).max(300),
  presets: [
    {
      name: 'makerTerms',
      source: 'JT/T 1133-2017',
      value: '动力电池、驱动电机及其控制器等专用部件按生产企业公示的质量担保期执行，且不低于同类作业的质量保证期。',
    },
  ],
  recommended: 'makerTerms',
  labels: { makerTerms: ['按生产企业担保', 'By the maker’s terms'] },
})

export const addOnCall = definePolicy({
  key: 'addOnCall',
  title: ['增项联系客户时限（分钟）', 'Minutes to call the customer about an add-on'],
  requirement: 'RO-07',
  schema: z.int().min(1).max(480),
  presets: [{ name: 'standard', source: '000 S23-1', value: 10 }],
  recommended: 'standard',
  unit: 'minutes',
})

export const discountApproval = definePolicy({
  key: 'discountApproval',
  title: ['价格偏离与优惠的批准权限', 'Who may grant how much off the price'],
  requirement: 'SET-03',
  schema: z.strictObject({ supervisorPpm: z.int().min(0).max(1_000_000), managerPpm: z.int().min(0).max(1_000_000) }),
  presets: [{ name: 'standard', source: 'SET-03', value: { supervisorPpm: 50_000, managerPpm: 100_000 } }],
  recommended: 'standard',
  labels: {
    supervisorPpm: ['业务主管可批至', 'Supervisor up to'],
    managerPpm: ['服务经理可批至', 'Service manager up to'],
  },
})

const zQuickPath = z.enum(['always', 'exact', 'never'])
export type QuickPath = z.infer<typeof zQuickPath>

/** Whether a fault repair may be ordered at once, or only after its true cause is found. */
export const quickPath = definePolicy({
  key: 'quickPath',
  title: ['快速开单（不经诊断）', 'Orders without a diagnosis'],
  requirement: 'RO-05',
  schema: zQuickPath,
  presets: [
    { name: 's000-quick', source: '000 S14', value: 'always' },
    { name: 's001-diagnose', source: '001 B18, B23', value: 'never' },
    { name: 'exactOrders', source: '默认建议', value: 'exact' },
  ],
  recommended: 'exactOrders',
  labels: {
    exact: ['仅明确指定的项目', 'Exact orders only'],
    exactOrders: ['明确指定项目快速开单', 'Exact customer orders'],
    's000-quick': ['简单或应要求即开单', 'At once if simple or asked'],
    's001-diagnose': ['先诊断后报价', 'Diagnosis before any estimate'],
  },
})

const zAnswerMinutes = z.int().min(1).max(10_080)

export const ticketMinutes = definePolicy({
  key: 'ticketMinutes',
  title: ['协作单答复时限（分钟）', 'Minutes to answer a work ticket'],
  requirement: 'WKS-15',
  schema: z.strictObject({
    mismatch: zAnswerMinutes,
    andon: zAnswerMinutes,
    help: zAnswerMinutes,
    cooperation: zAnswerMinutes,
  }),
  presets: [
    {
      name: 'standard',
      source: '001 B14, B21; 002 T94, T117',
      value: { mismatch: 15, andon: 5, help: 10, cooperation: 60 },
    },
  ],
  recommended: 'standard',
  labels: {
    mismatch: ['与工单不符', 'Not as ordered'],
    andon: ['现场异常', 'Trouble at the bay'],
    help: ['技术求助', 'Help wanted'],
    cooperation: ['部门协作', 'Cooperation'],
  },
})

export const repairOrderPolicies = [
  promiseMargin,
  afterWork,
  guaranteeTerms,
  nevGuarantee,
  addOnCall,
  discountApproval,
  quickPath,
  ticketMinutes,
] as const
