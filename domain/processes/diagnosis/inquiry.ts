import { type Frequency, frequencyTexts, type Lamp, lampTexts } from './kinds.ts'

export type InquiryAnswers = {
  symptom: string
  since: string
  speed: string
  temperature: string
  frequency: Frequency | ''
  lamps: readonly Lamp[]
  earlierRepair: string
  wish: string
}

/** The answers in the words that the order and the report print; the technician reads the same. */
export function inquirySummary(answers: InquiryAnswers): string {
  const labelled: (readonly [string, string])[] = [
    ['开始时间', answers.since],
    ['车速/工况', answers.speed],
    ['冷热车', answers.temperature],
    ['出现频率', answers.frequency === '' ? '' : frequencyTexts[answers.frequency][0]],
    ['警告灯', answers.lamps.map(lamp => lampTexts[lamp][0]).join('、')],
    ['以往维修', answers.earlierRepair],
    ['客户愿望', answers.wish],
  ]
  const told = labelled.filter(([, text]) => text !== '').map(([label, text]) => `${label}：${text}`)
  return [answers.symptom, ...told].join('；')
}

/** Plain words for what workshops say, to be offered while talking with the customer (RCV-10). */
export const plainWords: readonly (readonly [jargon: string, plain: string])[] = [
  ['怠速抖动', '停车不踩油门时车身发抖'],
  ['失火', '有气缸没有正常点火，发动机没劲、发抖'],
  ['制动抖动', '踩刹车时方向盘或踏板发抖'],
  ['跑偏', '松开方向盘车自己往一边走'],
  ['异响', '听到平时没有的声音'],
  ['换挡冲击', '换挡时感觉被人从后面顶一下'],
  ['机油消耗', '两次保养之间要加机油'],
  ['冷却液缺失', '副水壶里的水变少'],
]
