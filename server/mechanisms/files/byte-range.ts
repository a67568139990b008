/** Which part a Range header asks for, both ends included; several parts at once are answered with the whole. */
export function rangeOf(header: string | undefined, size: number): 'whole' | 'none' | { from: number; to: number } {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match) return 'whole'
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return 'whole'
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return from <= to ? { from, to } : 'none'
}
