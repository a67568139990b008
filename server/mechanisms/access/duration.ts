const pattern = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds; zero when it has other parts. */
export function durationMs(text: string): number {
  const [, days, hours, minutes, seconds] = pattern.exec(text) ?? []
  const part = (value: string | undefined) => Number(value ?? 0)
  return (((part(days) * 24 + part(hours)) * 60 + part(minutes)) * 60 + part(seconds)) * 1000
}
