import { type CheckItem, defineChecklist } from '#domain/mechanisms/checklists/definition.ts'

const item = (key: string, zh: string, en: string, group: readonly [string, string]): CheckItem => ({
  key,
  label: [zh, en],
  kind: 'rag',
  photo: 'optional',
  required: true,
  group: [group[0], group[1]],
})

const fluids = ['油液', 'Fluids'] as const
const engine = ['发动机舱', 'Engine bay'] as const
const chassis = ['底盘', 'Chassis'] as const
const tyres = ['轮胎与制动', 'Tyres and brakes'] as const
const electric = ['电气', 'Electrics'] as const

/** RCV-17: the standard check at the pre-check bay; 正常, 注意 or 更换 for each point. */
export const entryInspection = defineChecklist({
  key: 'entryInspection',
  title: ['入厂检查', 'Entry inspection'],
  items: [
    item('engineOil', '机油', 'Engine oil', fluids),
    item('coolant', '冷却液', 'Coolant', fluids),
    item('brakeFluid', '制动液', 'Brake fluid', fluids),
    item('washerFluid', '玻璃水', 'Washer fluid', fluids),
    item('airFilter', '空气滤清器', 'Air filter', engine),
    item('cabinFilter', '空调滤清器', 'Cabin filter', engine),
    item('belt', '附件皮带', 'Belts', engine),
    item('leaks', '漏油、漏水', 'Leaks', engine),
    item('frontPads', '前制动片', 'Front brake pads', tyres),
    item('rearPads', '后制动片', 'Rear brake pads', tyres),
    item('frontTyres', '前轮胎', 'Front tyres', tyres),
    item('rearTyres', '后轮胎', 'Rear tyres', tyres),
    item('suspension', '悬架与球头', 'Suspension and joints', chassis),
    item('driveShaft', '半轴防尘套', 'Drive shaft boots', chassis),
    item('exhaust', '排气系统', 'Exhaust', chassis),
    item('battery', '蓄电池', 'Battery', electric),
    item('lamps', '灯光', 'Lamps', electric),
    item('wipers', '雨刮片', 'Wiper blades', electric),
    item('airCon', '空调', 'Air conditioning', electric),
  ],
})

/** Points on which brakes and grip depend: declined, they ask for the signed risk note. */
const safetyPoints: readonly string[] = ['brakeFluid', 'frontPads', 'rearPads', 'frontTyres', 'rearTyres', 'suspension']

export type Proposal = {
  key: string
  text: string
  note: string
  safety: boolean
  /** 'bad' must be renewed; 'watch' holds for now and may only be recommended. */
  result: 'bad' | 'watch'
  fileIds: string[]
}

/** What the check says must be renewed or watched, as lines to be proposed in the estimate. */
export function proposalsOf(
  items: readonly CheckItem[],
  answers: readonly { key: string; result: string; note: string; fileIds: readonly string[] }[],
): Proposal[] {
  return items.flatMap(point => {
    const answer = answers.find(given => given.key === point.key)
    if (answer?.result !== 'bad' && answer?.result !== 'watch') return []
    const { result, note } = answer
    const text = `${result === 'bad' ? '更换' : '检查、保养'}${point.label[0]}`
    return [
      { key: point.key, text, note, result, safety: safetyPoints.includes(point.key), fileIds: [...answer.fileIds] },
    ]
  })
}
