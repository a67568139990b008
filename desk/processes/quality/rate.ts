import { percent } from '#desk/kernel/format.tsx'

export const rateOf = ({ good, of }: { good: number; of: number }) =>
  of === 0 ? '—' : `${percent(Math.round((good * 1_000_000) / of))} (${good} / ${of})`
