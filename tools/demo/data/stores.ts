import type { OpeningHours, WorkingCalendar } from '#domain/kernel/calendar.ts'
import type { Fen } from '#domain/kernel/money.ts'
import type { Weekday } from '#domain/kernel/time.ts'
import type { Trade } from './labour-lines.ts'

export const storeKeys = ['riverside', 'north'] as const
export type StoreKey = (typeof storeKeys)[number]

export type StoreRow = {
  key: StoreKey
  code: string
  name: string
  shortName: string
  companyName: string
  creditCode: string
  address: string
  district: string
  phone: string
  rescuePhone: string
  longitude: number
  latitude: number
  carsPerDay: number
  calendar: WorkingCalendar
  rateFenPerHour: Readonly<Record<Trade, Fen>>
}

export type BayKind = 'quick' | 'mechanic' | 'alignment' | 'body' | 'paint' | 'hv' | 'inspection' | 'wash' | 'reception'
export const bayKindNames: Readonly<Record<BayKind, string>> = {
  quick: '快保',
  mechanic: '机电',
  alignment: '四轮定位',
  body: '钣金',
  paint: '喷漆',
  hv: '新能源',
  inspection: '预检',
  wash: '洗车',
  reception: '接待车位',
}
export type BayRow = {
  key: string
  storeKey: StoreKey
  name: string
  kind: BayKind
  hasLift: boolean
  hasCharger: boolean
}

export type ShiftRow = { key: string; name: string; from: string; to: string }
export const shifts: readonly ShiftRow[] = [
  { key: 'early', name: '早班', from: '08:00', to: '17:00' },
  { key: 'late', name: '晚班', from: '09:30', to: '18:30' },
  { key: 'office', name: '行政班', from: '08:30', to: '17:30' },
]

export type TeamRow = { key: string; storeKey: StoreKey; name: string; leader: string }
export const teams: readonly TeamRow[] = [
  { key: 'riverside-mech-1', storeKey: 'riverside', name: '机电一组', leader: 'teamlead' },
  { key: 'riverside-mech-2', storeKey: 'riverside', name: '机电二组', leader: 'zhuguoping' },
  { key: 'riverside-body', storeKey: 'riverside', name: '钣喷组', leader: 'zhengweidong' },
  { key: 'riverside-ev', storeKey: 'riverside', name: '新能源组', leader: 'zhaoqiming' },
  { key: 'north-mech', storeKey: 'north', name: '机电组', leader: 'luoyongqiang' },
  { key: 'north-body', storeKey: 'north', name: '钣喷组', leader: 'chaiguoqiang' },
  { key: 'north-ev', storeKey: 'north', name: '新能源组', leader: 'hongyixuan' },
]

export const dealerGroup = { name: '海湾汽车', nameEn: 'Haiwan Motors' } as const

export const stores: readonly StoreRow[] = [
  {
    key: 'riverside',
    code: 'BJ',
    name: '海湾汽车滨江店',
    shortName: '滨江店',
    companyName: '宁波海湾汽车销售服务有限公司',
    creditCode: '91330299HAWAN00016',
    address: '浙江省宁波市鄞州区望潮路 188 号',
    district: '鄞州区',
    phone: '0574-20000188',
    rescuePhone: '400-0000188',
    longitude: 121.58,
    latitude: 29.86,
    carsPerDay: 25,
    calendar: calendarOf('08:00', '18:30', '08:00', '18:30'),
    rateFenPerHour: { mechanic: 28_000, electric: 30_000, body: 26_000, paint: 26_000, beauty: 15_000, hv: 38_000 },
  },
  {
    key: 'north',
    code: 'CB',
    name: '海湾汽车城北店',
    shortName: '城北店',
    companyName: '宁波海湾汽车城北服务有限公司',
    creditCode: '91330299HAWAN00029',
    address: '浙江省宁波市江北区云帆路 66 号',
    district: '江北区',
    phone: '0574-20000066',
    rescuePhone: '400-0000188',
    longitude: 121.55,
    latitude: 29.92,
    carsPerDay: 12,
    calendar: calendarOf('08:30', '18:00', '09:00', '17:00'),
    rateFenPerHour: { mechanic: 24_000, electric: 26_000, body: 23_000, paint: 23_000, beauty: 13_000, hv: 34_000 },
  },
]

type BayLine = readonly [key: string, name: string, kind: BayKind, equipment: string]

const riversideBays: readonly BayLine[] = [
  ['q1', '快保 1 号', 'quick', 'lift'],
  ['q2', '快保 2 号', 'quick', 'lift'],
  ['m1', '机电 1 号', 'mechanic', 'lift'],
  ['m2', '机电 2 号', 'mechanic', 'lift'],
  ['m3', '机电 3 号', 'mechanic', 'lift'],
  ['a1', '四轮定位 1 号', 'alignment', 'lift'],
  ['b1', '钣金 1 号', 'body', ''],
  ['p1', '喷漆 1 号', 'paint', ''],
  ['e1', '新能源 1 号', 'hv', 'lift charger'],
  ['i1', '预检 1 号', 'inspection', 'lift'],
  ['w1', '洗车 1 号', 'wash', ''],
  ['r1', '接待车位 1 号', 'reception', 'charger'],
  ['r2', '接待车位 2 号', 'reception', ''],
  ['r3', '接待车位 3 号', 'reception', ''],
  ['r4', '接待车位 4 号', 'reception', ''],
]

const northBays: readonly BayLine[] = [
  ['q1', '快保 1 号', 'quick', 'lift'],
  ['m1', '机电 1 号', 'mechanic', 'lift'],
  ['m2', '机电 2 号', 'mechanic', 'lift'],
  ['b1', '钣金 1 号', 'body', ''],
  ['p1', '喷漆 1 号', 'paint', ''],
  ['e1', '新能源 1 号', 'hv', 'lift charger'],
  ['w1', '洗车 1 号', 'wash', ''],
  ['r1', '接待车位 1 号', 'reception', ''],
  ['r2', '接待车位 2 号', 'reception', ''],
]

export const bays: readonly BayRow[] = [...baysOf('riverside', riversideBays), ...baysOf('north', northBays)]

function baysOf(storeKey: StoreKey, lines: readonly BayLine[]): BayRow[] {
  return lines.map(([key, name, kind, equipment]) => ({
    key: `${storeKey}-${key}`,
    storeKey,
    name,
    kind,
    hasLift: equipment.includes('lift'),
    hasCharger: equipment.includes('charger'),
  }))
}

function calendarOf(open: string, close: string, sundayOpen: string, sundayClose: string): WorkingCalendar {
  const day: readonly OpeningHours[] = [{ open, close }]
  const sunday: readonly OpeningHours[] = [{ open: sundayOpen, close: sundayClose }]
  const weekly: Readonly<Record<Weekday, readonly OpeningHours[]>> = {
    0: sunday,
    1: day,
    2: day,
    3: day,
    4: day,
    5: day,
    6: day,
  }
  return { zone: 'Asia/Shanghai', weekly, exceptions: {} }
}
