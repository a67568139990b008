import { type CheckItem, defineChecklist } from '#domain/mechanisms/checklists/definition.ts'

const fittings = ['外部附件', 'Fittings'] as const
const glass = ['玻璃', 'Glass'] as const
const lamps = ['灯光', 'Lamps'] as const
const tools = ['随车工具', 'Tools'] as const

function point(key: string, label: CheckItem['label'], group: CheckItem['group'], required = true): CheckItem {
  return { key, label, kind: 'tick', photo: 'ifBad', required, group }
}

/** Seen together with the customer; the groups are those of the printed inspection sheet. */
export const walkAroundChecklist = defineChecklist({
  key: 'walkaround',
  title: ['环车检查', 'Walk-around'],
  closedBy: 'process',
  items: [
    point('mirrors', ['后视镜', 'Mirrors'], fittings),
    point('wipers', ['雨刮', 'Wipers'], fittings),
    point('wheels', ['轮毂与轮毂盖', 'Wheels and caps'], fittings),
    point('tyres', ['轮胎', 'Tyres'], fittings),
    point('plates', ['前后车牌', 'Plates'], fittings),
    point('badges', ['车标与天线', 'Badges and aerial'], fittings),
    point('windscreen', ['前风挡', 'Windscreen'], glass),
    point('rearGlass', ['后风挡', 'Rear window'], glass),
    point('sideGlass', ['车窗玻璃', 'Side windows'], glass),
    point('sunroof', ['天窗', 'Sunroof'], glass, false),
    point('headlamps', ['前大灯', 'Headlamps'], lamps),
    point('tailLamps', ['尾灯', 'Tail lamps'], lamps),
    point('indicators', ['转向灯', 'Indicators'], lamps),
    point('jack', ['千斤顶', 'Jack'], tools),
    point('wrench', ['轮胎扳手', 'Wheel wrench'], tools),
    point('triangle', ['三角警示牌', 'Warning triangle'], tools),
  ],
})

function cover(key: string, label: CheckItem['label']): CheckItem {
  return { key, label, kind: 'tick', required: true }
}

/** The two that everybody puts on; the store's policy adds to them. */
export const protectiveChecklist = defineChecklist({
  key: 'protective',
  title: ['车内防护', 'Protective set'],
  // A cover may come off and be put on again as long as the car is worked on.
  closedBy: 'process',
  items: [cover('seat', ['座套', 'Seat cover']), cover('wheel', ['方向盘套', 'Steering wheel cover'])],
})

const four = [cover('mat', ['脚垫', 'Floor mat']), cover('gear', ['挡把套', 'Gear lever cover'])]

export const protectiveExtras = {
  two: [],
  four,
  five: [...four, cover('wing', ['翼子板垫', 'Wing cover'])],
} as const satisfies Record<string, readonly CheckItem[]>

function offered(key: string, label: CheckItem['label']): CheckItem {
  return { key, label, kind: 'tick', required: true }
}

/** Offered and shown, not necessarily taken: what the customer declined is ticked all the same (RCV-08). */
export const hospitalityChecklist = defineChecklist({
  key: 'hospitality',
  title: ['招待', 'Hospitality'],
  items: [
    offered('seat', ['请坐', 'Seat offered']),
    offered('drink', ['奉茶或饮料', 'Drink offered']),
    offered('restRoom', ['介绍洗手间与休息室', 'Rest room shown']),
    offered('waitingArea', ['选择等候区（含亲子区）', 'Waiting area chosen, children’s corner included']),
    offered('progress', ['告知进度查看方式', 'Told where progress is shown']),
  ],
})

export const receptionChecklists = [walkAroundChecklist, protectiveChecklist, hospitalityChecklist]
