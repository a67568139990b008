/** Minutes in the bay by the hours of the lines, up to the next five. */
export function plannedMinutes(lines: readonly { hoursCenti: number | null; qtyMilli: number }[]): number {
  const centi = lines.reduce((sum, line) => sum + Math.ceil(((line.hoursCenti ?? 0) * line.qtyMilli) / 1000), 0)
  return Math.ceil((centi * 60) / 500) * 5
}
