import { texts } from '#domain/kernel/texts.ts'

export const purposeTexts = texts({
  repair: ['维修/保养', 'Repair or service'],
  diagnose: ['诊断', 'Diagnosis'],
  quote: ['报价', 'Quotation'],
  consult: ['咨询', 'Question'],
  book: ['预约', 'Booking'],
  collect: ['取车', 'Collecting'],
  complain: ['投诉', 'Complaint'],
  parts: ['配件', 'Parts'],
})
export type Purpose = keyof typeof purposeTexts

export const visitStateTexts = texts({
  arrived: ['到达', 'Arrived'],
  received: ['接待中', 'Being received'],
  inRepair: ['入厂维修', 'In for repair'],
  consulted: ['咨询完结', 'Question answered'],
  declined: ['不修离厂', 'Left unrepaired'],
  diagnosedOnly: ['仅诊断', 'Diagnosis only'],
  booked: ['转预约', 'Booked'],
  left: ['已离场', 'Left'],
})
export type VisitState = keyof typeof visitStateTexts

export const senderRelationTexts = texts({
  owner: ['车主本人', 'The owner'],
  user: ['使用人', 'User'],
  agent: ['代理人', 'Agent'],
})
export type SenderRelation = keyof typeof senderRelationTexts

export const markKindTexts = texts({
  scratch: ['划痕', 'Scratch'],
  dent: ['凹陷', 'Dent'],
  paint: ['掉漆', 'Paint loss'],
  crack: ['裂纹', 'Crack'],
  rust: ['锈蚀', 'Rust'],
  broken: ['破损', 'Broken'],
  missing: ['缺失', 'Missing'],
  other: ['其他', 'Other'],
})
export type MarkKind = keyof typeof markKindTexts

export const markViewTexts = texts({
  left: ['左侧', 'Left'],
  right: ['右侧', 'Right'],
  front: ['前部', 'Front'],
  rear: ['后部', 'Rear'],
  top: ['顶部', 'Top'],
})
export type MarkView = keyof typeof markViewTexts

export const visitPaperTexts = texts({
  vehicleLicence: ['行驶证', 'Vehicle licence'],
  driverLicence: ['驾驶证', 'Driving licence'],
  insurance: ['保险单', 'Insurance policy'],
  inspection: ['年检标志', 'Inspection mark'],
  manual: ['保养手册', 'Service booklet'],
  other: ['其他证件', 'Other paper'],
})
export type VisitPaperKind = keyof typeof visitPaperTexts

export const valuablesTexts = texts({
  taken: ['已取走', 'Taken along'],
  kept: ['代保管', 'In custody'],
  none: ['无贵重物品', 'None'],
})
export type Valuables = keyof typeof valuablesTexts

export const keyHolderTexts = texts({
  board: ['钥匙板', 'Key board'],
  staff: ['员工持有', 'With staff'],
  customer: ['已交客户', 'With the customer'],
})
export type KeyHolder = keyof typeof keyHolderTexts

/** How a visit without repair ends. */
export const unrepairedOutcomes = ['declined', 'diagnosedOnly', 'booked'] as const
export type UnrepairedOutcome = (typeof unrepairedOutcomes)[number]

/** Said aloud and printed, not left open (RCV-12). */
export const NO_ABNORMALITY = '无异常'
