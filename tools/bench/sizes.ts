/** How much a benchmark database holds; `m` is a group of shops after two busy years, `l` twice the cars and ten times the parts. */
export type Size = { vehicles: number; people: number; orders: number; linesPerOrder: number; parts: number }

export const sizes = {
  s: { vehicles: 5_000, people: 6_000, orders: 10_000, linesPerOrder: 4, parts: 4_000 },
  m: { vehicles: 150_000, people: 200_000, orders: 500_000, linesPerOrder: 4, parts: 60_000 },
  l: { vehicles: 300_000, people: 400_000, orders: 500_000, linesPerOrder: 4, parts: 600_000 },
} as const satisfies Record<string, Size>

export type SizeName = keyof typeof sizes

export function isSizeName(text: string): text is SizeName {
  return text in sizes
}
