import { texts } from '#domain/kernel/texts.ts'

/** The eight points the customer is told before the booking counts (list F.15). */
export const toldPointTexts = texts({
  solution: ['问题的解决方案', 'Solution'],
  quality: ['维修质量承诺', 'Quality promise'],
  price: ['价格信息', 'Price'],
  duration: ['预计维修时间', 'Duration'],
  reception: ['预约接车时间与服务顾问', 'Time and adviser'],
  technician: ['是否指定主修人', 'Named technician'],
  special: ['特色服务及是否需要', 'Special services'],
  bring: ['随车文件与工具', 'Papers and tools to bring'],
})
export type ToldPoint = keyof typeof toldPointTexts
export const toldPoints = [
  'solution',
  'quality',
  'price',
  'duration',
  'reception',
  'technician',
  'special',
  'bring',
] as const satisfies ToldPoint[]

/** Points whose value the booking itself holds; a tick on another value than today's no longer counts. */
export const heldPoints = ['price', 'duration', 'reception', 'technician'] as const satisfies ToldPoint[]
export type HeldValues = Record<(typeof heldPoints)[number], string>

export type Told = { point: ToldPoint; value: string }

export function pointsNotTold(told: readonly Told[], held: HeldValues): ToldPoint[] {
  const current: Partial<Record<ToldPoint, string>> = held
  return toldPoints.filter(point => {
    const tick = told.find(item => item.point === point)
    if (!tick || tick.value.trim() === '') return true
    return current[point] !== undefined && current[point] !== tick.value
  })
}
