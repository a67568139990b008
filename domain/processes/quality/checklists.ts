import { defineChecklist } from '#domain/mechanisms/checklists/definition.ts'

/** QC-05, QC-06: the whole car, not only what was repaired. */
export const exitCheck = defineChecklist({
  key: 'exitCheck',
  title: ['出厂全车检查', 'Whole-car check'],
  closedBy: 'process',
  items: [
    { key: 'items', label: ['委托项目全部完成', 'Every ordered item is done'], kind: 'tick', required: true },
    { key: 'leaks', label: ['油液无渗漏', 'No leaks'], kind: 'tick', required: true },
    { key: 'wheels', label: ['车轮螺栓已按力矩紧固', 'Wheel bolts torqued'], kind: 'tick', required: true },
    {
      key: 'lamps',
      label: ['灯光与仪表正常，无故障灯', 'Lamps and dashboard in order, no warning lamp'],
      kind: 'tick',
      required: true,
    },
    { key: 'brakes', label: ['制动与转向正常', 'Brakes and steering in order'], kind: 'tick', required: true },
    { key: 'clean', label: ['车内外清洁', 'Clean inside and outside'], kind: 'tick', required: true },
    {
      key: 'settings',
      label: ['座椅、收音机、时钟、后视镜已复原', 'Seat, radio, clock and mirrors restored'],
      kind: 'tick',
      required: true,
    },
    { key: 'nothingLeft', label: ['车内无遗留工具与物品', 'Nothing left in the car'], kind: 'tick', required: true },
  ],
})

export const qualityChecklists = [exitCheck] as const
