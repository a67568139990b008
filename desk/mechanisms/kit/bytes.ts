const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** Bytes as people read them, three figures at most: '12.4 GB'. */
export function bytesText(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1024
    unit++
  }
  return `${value < 10 && unit > 0 ? Math.round(value * 10) / 10 : Math.round(value)} ${units[unit]}`
}
