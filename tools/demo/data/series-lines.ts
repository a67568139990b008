import type { BodyKind } from './vehicle-kinds.ts'

/** One car series as a compact line; powers and engines are lists with blanks, the price is the guide price in ten thousand yuan. */
export type SeriesLine = readonly [
  slug: string,
  name: string,
  body: BodyKind,
  powers: string,
  engines: string,
  fromYear: number,
  toYear: number,
  priceWan: number,
]
