import { defineChecklist } from '#domain/mechanisms/checklists/definition.ts'

const looked = (key: string, zh: string, en: string) =>
  ({ key, label: [zh, en] as const, kind: 'tick', photo: 'ifBad', required: true }) as const

/** QC-05, QC-06: the whole car, not only what was repaired; a fault is shown by its photo, and no tick stands for a reading. */
export const exitCheck = defineChecklist({
  key: 'exitCheck',
  title: ['出厂全车检查', 'Whole-car check'],
  closedBy: 'process',
  items: [
    looked('items', '委托项目全部完成', 'Every ordered item is done'),
    looked('leaks', '油液无渗漏', 'No leaks'),
    looked('wheels', '车轮螺栓已按力矩紧固', 'Wheel bolts torqued'),
    {
      key: 'tyres',
      label: ['轮胎气压（四轮中最低）', 'Tyre pressure (the lowest of four)'],
      kind: 'value',
      unit: 'kPa',
      min: 180,
      max: 400,
      photo: 'ifBad',
      required: true,
    },
    looked('lamps', '灯光与仪表正常，无故障灯', 'Lamps and dashboard in order, no warning lamp'),
    looked('brakes', '制动与转向正常', 'Brakes and steering in order'),
    looked('clean', '车内外清洁', 'Clean inside and outside'),
    looked('settings', '座椅、收音机、时钟、后视镜已复原', 'Seat, radio, clock and mirrors restored'),
    looked('nothingLeft', '车内无遗留工具与物品', 'Nothing left in the car'),
  ],
})

const measured = (key: string, zh: string, en: string, unit: string) =>
  ({ key, label: [zh, en] as const, kind: 'value', unit, required: false }) as const

/** Readings of what wears, taken while the car is looked at; what they mean for the customer is said at delivery. */
export const wearCheck = defineChecklist({
  key: 'wearCheck',
  title: ['易损件测量', 'Wear readings'],
  closedBy: 'process',
  items: [
    measured('frontPads', '前制动片厚度', 'Front pads', 'mm'),
    measured('rearPads', '后制动片厚度', 'Rear pads', 'mm'),
    measured('frontTyres', '前轮胎花纹深度', 'Front tyre tread', 'mm'),
    measured('rearTyres', '后轮胎花纹深度', 'Rear tyre tread', 'mm'),
    measured('brakeFluid', '制动液含水率', 'Water in brake fluid', '%'),
    measured('battery', '蓄电池健康度', 'Battery health', '%'),
    measured('belt', '附件皮带肋深', 'Belt rib depth', 'mm'),
  ],
})

export const qualityChecklists = [exitCheck, wearCheck] as const
