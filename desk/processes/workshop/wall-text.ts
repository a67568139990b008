import { texts } from '#domain/kernel/texts.ts'

export const wallText = texts({
  title: ['车间进度', 'Workshop'],
  wip: ['在修', 'In work'],
  cars: ['在厂', 'Cars'],
  full: ['全屏', 'Full screen'],
  none: ['车间里没有车辆', 'No car is here'],
  late: ['已超时', 'Late'],
  risk: ['有风险', 'At risk'],
  soon: ['临近承诺', 'Soon due'],
  trouble: ['异常', 'Trouble'],
  percent: ['进度', 'Progress'],
})
