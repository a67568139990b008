import { choicesOf } from '#domain/mechanisms/imports/cells.ts'
import { type OrderKind, orderKindTexts, type Payer, payerTexts } from '../repair-orders/kinds.ts'

export const pastLineKinds = ['labour', 'part', 'other'] as const
export type PastLineKind = (typeof pastLineKinds)[number]

/** What other systems call kinds of orders, the telling word before the general one. */
const kindWords: readonly (readonly [RegExp, OrderKind])[] = [
  [/返修|返工|rework/, 'rework'],
  [/保养|maintenance|service/, 'maintenance'],
  [/事故|保险|钣|喷|accident/, 'accident'],
  [/索赔|保修|三包|质保|warranty/, 'warranty'],
  [/美容|装饰|精品|beauty/, 'beauty'],
  [/救援|rescue/, 'rescue'],
  [/上门|home/, 'home'],
  [/免费检测|检测|free ?check/, 'freeCheck'],
]

/** Every system has words of its own; what is none of ours was a repair, and the word itself is kept. */
export function kindOfWord(word: string): OrderKind {
  const text = word.toLowerCase()
  for (const key of orderKinds) if (orderKindTexts[key].some(known => known.toLowerCase() === text)) return key
  return kindWords.find(([pattern]) => pattern.test(text))?.[1] ?? 'repair'
}

export const orderKinds = [
  'maintenance',
  'repair',
  'accident',
  'warranty',
  'rework',
  'beauty',
  'home',
  'rescue',
  'freeCheck',
] as const satisfies readonly OrderKind[]

export const payers = ['customer', 'maker', 'insurer', 'internal', 'rework'] as const satisfies readonly Payer[]

export const payerWords = choicesOf(payerTexts, {
  客户: 'customer',
  自费: 'customer',
  自付: 'customer',
  客付: 'customer',
  现金: 'customer',
  厂家: 'maker',
  索赔: 'maker',
  保修: 'maker',
  三包: 'maker',
  厂付: 'maker',
  保险公司: 'insurer',
  内结: 'internal',
  内部结算: 'internal',
  免费: 'internal',
  返工: 'rework',
})

export const lineKindTexts = {
  labour: ['工时', 'Labour'],
  part: ['配件', 'Part'],
  other: ['其他', 'Other'],
} as const

export const lineKindWords = choicesOf(lineKindTexts, {
  工: 'labour',
  项目: 'labour',
  维修项目: 'labour',
  工时费: 'labour',
  料: 'part',
  材料: 'part',
  备件: 'part',
  零件: 'part',
  配件费: 'part',
  附加费: 'other',
  其他费用: 'other',
})
