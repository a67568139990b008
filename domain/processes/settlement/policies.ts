import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'

export const settleOrder = definePolicy({
  key: 'settleOrder',
  title: ['结算与验车的先后', 'Order of joint look and settlement'],
  requirement: 'DLV-15',
  schema: z.enum(['acceptFirst', 'payFirst']),
  presets: [
    { name: 's002', source: '002 T20', value: 'acceptFirst' },
    { name: 's000', source: '000 S26', value: 'payFirst' },
  ],
  recommended: 's002',
  labels: {
    acceptFirst: ['先验车确认，后结算', 'Joint look before settlement'],
    payFirst: ['先结算，后交接', 'Settlement before hand-over'],
  },
})

export const estimateTolerance = definePolicy({
  key: 'estimateTolerance',
  title: ['结算与已同意金额的允许偏差', 'How far the bill may differ from what was agreed'],
  requirement: 'EST-16',
  schema: z.int().min(0).max(1_000_000),
  presets: [{ name: 'standard', source: 'EST-16', value: 100_000 }],
  recommended: 'standard',
  unit: 'ppm',
})

export const labourCost = definePolicy({
  key: 'labourCost',
  title: ['每工时的人工成本', 'What an hour of labour costs the house'],
  requirement: 'SET-10',
  schema: z.int().min(0).max(10_000_000),
  presets: [{ name: 'standard', source: 'SET-10', value: 6_000 }],
  recommended: 'standard',
  unit: 'fen',
})

export const refundApproval = definePolicy({
  key: 'refundApproval',
  title: ['退款与补偿的审批权限', 'Who allows refunds and compensation'],
  requirement: 'SET-07',
  schema: z.object({ supervisorFen: z.int().min(0), managerFen: z.int().min(0) }),
  presets: [{ name: 'standard', source: 'SET-07', value: { supervisorFen: 50_000, managerFen: 200_000 } }],
  recommended: 'standard',
  labels: {
    supervisorFen: ['业务主管最多', 'Supervisor up to'],
    managerFen: ['服务经理最多', 'Service manager up to'],
  },
})

export const debtTerms = definePolicy({
  key: 'debtTerms',
  title: ['欠款账期与催收', 'When debts are due and asked for'],
  requirement: 'SET-05',
  schema: z.strictObject({
    /** What an insurer or a maker owes is due so many days after the settlement. */
    payerDays: z.int().min(0).max(365),
    aheadDays: z.int().min(0).max(30),
    everyDays: z.int().min(1).max(60),
  }),
  presets: [{ name: 'standard', source: 'SET-05', value: { payerDays: 30, aheadDays: 3, everyDays: 7 } }],
  recommended: 'standard',
  labels: {
    payerDays: ['保险与厂家账期（天）', 'Insurer and maker pay within (days)'],
    aheadDays: ['到期前提醒（天）', 'Reminded before it is due (days)'],
    everyDays: ['催收间隔（天）', 'Asked again after (days)'],
  },
})

const zTaxCode = z.string().regex(/^\d{19}$/)

export const invoiceTaxCodes = definePolicy({
  key: 'invoiceTaxCodes',
  title: ['发票税收分类编码', 'Tax classes on invoices'],
  requirement: 'SET-02',
  schema: z.object({ labour: zTaxCode, part: zTaxCode, other: zTaxCode }),
  presets: [
    {
      name: 'standard',
      source: 'SET-02',
      value: { labour: '2020000000000000000', part: '1090305000000000000', other: '2020000000000000000' },
    },
  ],
  recommended: 'standard',
  labels: { labour: ['工时', 'Labour'], part: ['配件', 'Parts'], other: ['其他', 'Other'] },
})

/** What a bill is rounded down to, in fen; 1 leaves it as it is. */
export const roundingOff = definePolicy({
  key: 'roundingOff',
  title: ['客户结算单抹零', 'Rounding customers’ bills down'],
  requirement: 'SET-01',
  schema: z.enum(['none', 'jiao', 'yuan']),
  presets: [{ name: 'standard', source: 'SET-01', value: 'none' }],
  recommended: 'standard',
  labels: {
    none: ['不抹零', 'To the fen'],
    jiao: ['抹去分', 'To a tenth of a yuan'],
    yuan: ['抹去角分', 'To the yuan'],
  },
})

export const settlementPolicies = [
  roundingOff,
  settleOrder,
  estimateTolerance,
  labourCost,
  refundApproval,
  debtTerms,
  invoiceTaxCodes,
] as const
