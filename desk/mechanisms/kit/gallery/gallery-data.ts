import type { CheckPoint } from '../checklist-answer.ts'

export type SampleLine = {
  id: string
  code: string
  name: string
  qtyMilli: number
  hoursCenti: number
  priceFen: number
  payer: string
  isDone: boolean
}

const names = [
  '机油滤清器',
  '全合成机油 5W-30 4L',
  '更换机油机滤',
  '空气滤清器',
  '前刹车片（一套）',
  '更换前刹车片',
  '空调滤芯',
  '四轮定位',
]
const payers = ['own', 'own', 'own', 'warranty', 'own', 'own', 'insurer', 'own']

export const sampleLines: SampleLine[] = names.map((name, index) => ({
  id: `line-${index}`,
  code: `P${String(10_021 + index * 37)}`,
  name,
  qtyMilli: index === 1 ? 4_000 : 1_000,
  hoursCenti: index % 3 === 2 ? 80 + index * 10 : 0,
  priceFen: 4_800 + index * 6_350,
  payer: payers[index] ?? 'own',
  isDone: index === 2,
}))

export type SampleOrder = {
  id: string
  number: string
  plate: string
  owner: string
  car: string
  status: string
  dueAt: string
  amountFen: number
}

const plates = ['沪A·12345', '沪B·7K286', '苏E·90H12', '沪AD·12345', '浙A·33J90', '沪C·551N8', '皖B·20F77', '沪A·9S333']
const owners = ['王建国', '陈静', '欧阳晓峰', '李娜', '张伟', '赵敏', '周杰', '上海恒远物流有限公司']
const cars = [
  '大众 帕萨特 2021款',
  '别克 GL8 2019款',
  '丰田 凯美瑞 2022款',
  '比亚迪 汉 EV',
  '本田 CR-V',
  '大众 途观L',
  '五菱 宏光',
  '福特 全顺',
]

export function sampleOrders(from: number, count: number): SampleOrder[] {
  return Array.from({ length: count }, (_, step) => {
    const index = from + step
    return {
      id: `order-${index}`,
      number: `RO2611${String(220_001 + index)}`,
      plate: plates[index % plates.length] ?? '',
      owner: owners[index % owners.length] ?? '',
      car: cars[index % cars.length] ?? '',
      status: ['waiting', 'working', 'stopped', 'check', 'ready'][index % 5] ?? 'waiting',
      dueAt: `2026-11-22T0${index % 9}:${index % 2 ? '30' : '00'}:00.000Z`,
      amountFen: 18_800 + index * 7_310,
    }
  })
}

export const sampleChecks: CheckPoint[] = [
  { key: 'oil', label: ['机油液位', 'Oil level'], kind: 'rag', required: true, group: ['发动机舱', 'Engine bay'] },
  {
    key: 'brakeFluid',
    label: ['制动液含水量', 'Water in the brake fluid'],
    kind: 'value',
    unit: '%',
    max: 3,
    required: true,
    group: ['发动机舱', 'Engine bay'],
  },
  {
    key: 'battery',
    label: ['蓄电池电压', 'Battery voltage'],
    kind: 'value',
    unit: 'V',
    min: 12.2,
    max: 12.9,
    required: true,
    group: ['发动机舱', 'Engine bay'],
  },
  {
    key: 'treadFront',
    label: ['前轮胎花纹深度', 'Front tread depth'],
    kind: 'value',
    unit: 'mm',
    min: 3,
    required: true,
    group: ['底盘', 'Chassis'],
  },
  {
    key: 'pads',
    label: ['前刹车片', 'Front brake pads'],
    kind: 'rag',
    required: true,
    group: ['底盘', 'Chassis'],
  },
  { key: 'leaks', label: ['无渗漏', 'No leaks'], kind: 'tick', required: false, group: ['底盘', 'Chassis'] },
]
