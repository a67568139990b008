import { defineChecklist } from '#domain/mechanisms/checklists/definition.ts'

/** WKS-22: before the shift, everyone for themselves. */
export const preShift = defineChecklist({
  key: 'preShift',
  title: ['班前检查', 'Pre-shift check'],
  items: [
    { key: 'badge', label: ['佩戴工牌', 'Badge worn'], kind: 'tick', required: true },
    {
      key: 'uniform',
      label: ['工装整洁，无外露金属', 'Clean uniform, no metal outside'],
      kind: 'tick',
      required: true,
    },
    {
      key: 'protection',
      label: ['防护用品齐全（手套、护目镜、安全鞋）', 'Gloves, goggles and safety shoes'],
      kind: 'tick',
      required: true,
    },
    { key: 'tools', label: ['工具车清点、完好', 'Tools counted and sound'], kind: 'tick', required: true },
    { key: 'bay', label: ['工位整洁、举升机正常', 'Bay tidy, lift in order'], kind: 'tick', required: true },
  ],
})

/** WKS-11: looked at while the work is done; what is not so counts against the team. */
export const workConduct = defineChecklist({
  key: 'workConduct',
  title: ['作业规范抽查', 'Spot check of the work'],
  items: [
    { key: 'fender', label: ['翼子板护垫已铺', 'Fender cover on'], kind: 'tick', required: true },
    {
      key: 'gloves',
      label: ['进入车内手套/双手清洁', 'Clean gloves or hands inside the car'],
      kind: 'tick',
      required: true,
    },
    { key: 'removed', label: ['拆下件不放座椅上', 'Removed parts not on the seats'], kind: 'tick', required: true },
    { key: 'floor', label: ['工具不落地', 'Tools not on the floor'], kind: 'tick', required: true },
    { key: 'place', label: ['工位通道畅通、油水及时清理', 'Ways clear, spills cleaned'], kind: 'tick', required: true },
  ],
})

/** WKS-21: when a job is done; what is not done is reasoned. */
export const placeAfterWork = defineChecklist({
  key: 'placeAfterWork',
  title: ['完工复原与清理', 'Place after the work'],
  items: [
    {
      key: 'car',
      label: ['车辆已复原（拆下件装回、设置恢复、护具收好）', 'The car is as it was: parts back, settings, covers'],
      kind: 'tick',
      required: true,
    },
    { key: 'tools', label: ['工具设备清点归位', 'Tools counted and put back'], kind: 'tick', required: true },
    {
      key: 'place',
      label: ['工位清扫，油水擦净', 'The bay swept, oil and water wiped up'],
      kind: 'tick',
      required: true,
    },
    { key: 'waste', label: ['废弃物已分类投放', 'Waste sorted into its containers'], kind: 'tick', required: true },
  ],
  closedBy: 'process',
})

export const workshopChecklists = [preShift, workConduct, placeAfterWork] as const
