import type { Text } from '#domain/kernel/texts.ts'

export const indicatorKeys = [
  'onTime',
  'onTimeFirst',
  'firstTimeFix',
  'rework',
  'repairTime',
  'firstPass',
  'efficiency',
  'orders',
  'revenue',
  'arrears',
  'progress',
  'notices',
  'delays',
  'contactWait',
  'inStore',
  'partsWait',
  'deviation',
  'overTolerance',
] as const
export type IndicatorKey = (typeof indicatorKeys)[number]

/** A share and a mean are the sum of the parts over the sum of the wholes; a count and an amount are the sum of the parts. */
export type Unit = 'share' | 'minutes' | 'count' | 'yuan'

export type Indicator = {
  /** The row of the list of indicators (KPI-08 and others) it is. */
  kpi: string
  unit: Unit
  title: Text
  /** What is counted, of what. */
  meaning: Text
  /** Which way is better; null where neither is. */
  better: 'more' | 'less' | null
  /** What the trade asks for, in ppm, where it says so. */
  goalPpm: number | null
}

/** Everything is counted from records; orders are those handed over in the month. */
export const indicators: Readonly<Record<IndicatorKey, Indicator>> = {
  onTime: {
    kpi: 'KPI-08',
    unit: 'share',
    title: ['准时交车率', 'Delivered on time'],
    meaning: ['按最后约定时间交车的工单 / 交车工单', 'Orders handed over by the last agreed time, of those with one'],
    better: 'more',
    goalPpm: 950_000,
  },
  onTimeFirst: {
    kpi: 'KPI-08',
    unit: 'share',
    title: ['首次承诺准时率', 'By the first promise'],
    meaning: [
      '按首次承诺时间交车的工单 / 交车工单',
      'Orders handed over by the first promised time, of those with one',
    ],
    better: 'more',
    goalPpm: 950_000,
  },
  firstTimeFix: {
    kpi: 'KPI-09',
    unit: 'share',
    title: ['首次修复成功率', 'First-time fix'],
    meaning: [
      '至今没有因同一故障返厂的工单 / 交车的维修工单（保养、检测、美容不计；近期交车仍可能返厂）',
      'Repairs not back for the same fault so far, of those handed over; late ones may still come back',
    ],
    better: 'more',
    goalPpm: null,
  },
  rework: {
    kpi: 'KPI-11',
    unit: 'share',
    title: ['重复返修率', 'Rework'],
    meaning: ['返修工单 / 交车工单', 'Rework orders of all handed over'],
    better: 'less',
    goalPpm: null,
  },
  repairTime: {
    kpi: 'KPI-10',
    unit: 'minutes',
    title: ['平均维修时长', 'Mean repair time'],
    meaning: ['从开工到完工的平均时长，按维修类别', 'From the start of work to its end, by category'],
    better: 'less',
    goalPpm: null,
  },
  firstPass: {
    kpi: 'KPI-35',
    unit: 'share',
    title: ['一次交验合格率', 'Passed at first inspection'],
    meaning: ['首次出厂检验合格 / 首次出厂检验', 'First exit inspections passed, of all first ones'],
    better: 'more',
    goalPpm: null,
  },
  efficiency: {
    kpi: 'KPI-36',
    unit: 'share',
    title: ['车间工作效率', 'Workshop efficiency'],
    meaning: ['售出工时 / 出勤工时，逐人', 'Hours sold of hours attended, person by person'],
    better: 'more',
    goalPpm: null,
  },
  orders: {
    kpi: 'KPI-37',
    unit: 'count',
    title: ['维修台次', 'Orders'],
    meaning: ['当月交车的工单，按维修类别', 'Orders handed over, by category'],
    better: null,
    goalPpm: null,
  },
  revenue: {
    kpi: 'KPI-38',
    unit: 'yuan',
    title: ['营业收入', 'Revenue'],
    meaning: ['当月汇总、未冲回的结算单', 'Bills totalled in the month and not taken back'],
    better: 'more',
    goalPpm: null,
  },
  arrears: {
    kpi: 'KPI-38',
    unit: 'yuan',
    title: ['欠收', 'Arrears'],
    meaning: ['当月挂账、至今未收的金额', 'Put on account in the month and still open today'],
    better: 'less',
    goalPpm: null,
  },
  progress: {
    kpi: 'KPI-41',
    unit: 'share',
    title: ['进度查询及时率', 'Progress asked in time'],
    meaning: ['在进度 70%–80% 时查询 / 应查询', 'Asked within the window, of those due'],
    better: 'more',
    goalPpm: 1_000_000,
  },
  notices: {
    kpi: 'KPI-42',
    unit: 'share',
    title: ['交车通知及时率', 'Pick-up told in time'],
    meaning: [
      '在时限前通知到客户的工单 / 交车工单',
      'Orders whose customer was reached within the limit, of those handed over',
    ],
    better: 'more',
    goalPpm: 1_000_000,
  },
  delays: {
    kpi: 'KPI-43',
    unit: 'share',
    title: ['延误提前告知率', 'Delays told beforehand'],
    meaning: [
      '在首次承诺时间前告知或改约的工单 / 晚于首次承诺交车的工单',
      'Told or agreed anew before the first promise ran out, of orders handed over after it',
    ],
    better: 'more',
    goalPpm: 1_000_000,
  },
  contactWait: {
    kpi: 'KPI-47',
    unit: 'minutes',
    title: ['到店等待', 'Wait for an adviser'],
    meaning: ['到店至顾问接待的平均时长', 'From arrival to the adviser, on average'],
    better: 'less',
    goalPpm: null,
  },
  inStore: {
    kpi: 'KPI-47',
    unit: 'minutes',
    title: ['在店总时长', 'Time in the store'],
    meaning: ['到店至离店的平均时长', 'From arrival to leaving, on average'],
    better: 'less',
    goalPpm: null,
  },
  partsWait: {
    kpi: 'KPI-48',
    unit: 'share',
    title: ['等待备件率', 'Waited for parts'],
    meaning: ['缺件的工单 / 交车工单', 'Orders short of a part, of those handed over'],
    better: 'less',
    goalPpm: null,
  },
  deviation: {
    kpi: 'KPI-49',
    unit: 'share',
    title: ['估价结算偏差率', 'Bill against what was agreed'],
    meaning: [
      '结算与已同意金额之差的绝对值 / 已同意金额',
      'What the bills differ from what was agreed, of what was agreed',
    ],
    better: 'less',
    goalPpm: null,
  },
  overTolerance: {
    kpi: 'KPI-49',
    unit: 'share',
    title: ['超出允许偏差', 'Beyond the tolerance'],
    meaning: [
      '偏差超过门店允许值的结算单 / 有已同意金额的结算单',
      'Bills beyond the store’s tolerance, of those with something agreed',
    ],
    better: 'less',
    goalPpm: null,
  },
}

export type Counted = { cases: number; part: number; whole: number }

/** Its value: ppm, minutes, a number or fen. Null where there is nothing to divide by. */
export function figureOf(unit: Unit, { part, whole }: Counted): number | null {
  if (unit === 'count' || unit === 'yuan') return part
  if (whole === 0) return null
  return Math.round((unit === 'share' ? part * 1_000_000 : part) / whole)
}

/** Whether it is what the trade asks for; null where nobody says. */
export function keepsGoal({ goalPpm, better }: Indicator, value: number | null): boolean | null {
  if (goalPpm === null || value === null) return null
  return better === 'less' ? value <= goalPpm : value >= goalPpm
}
