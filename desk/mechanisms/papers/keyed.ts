/** Sheets are drawn once and never reordered, so the place in the list is a sound key. */
export function keyed<T>(list: readonly T[]): { key: string; item: T }[] {
  return list.map((item, index) => ({ key: String(index), item }))
}
