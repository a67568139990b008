import type { Tick } from './block.ts'

export const tickSigns = { ok: '√', no: '×', none: '○' } as const satisfies Record<Tick['state'], string>

export const tickLegend = '√ 正常/已办　× 异常/未办　○ 不适用'

export function tickText(tick: Tick): string {
  return tick.note === null ? tick.label : `${tick.label}（${tick.note}）`
}
