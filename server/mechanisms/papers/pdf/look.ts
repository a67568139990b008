import type { PaperPage } from '#domain/mechanisms/papers/definition.ts'

/** One look for all papers: small type, hairlines, no colour but red for what is void or dangerous. */
export const look = {
  text: 9,
  label: 7.8,
  small: 7.5,
  tiny: 7,
  hairline: 0.35,
  line: '#777777',
  labelFill: '#f2f2f2',
  muted: '#555555',
  red: '#b00020',
  cellX: 2.5,
  cellTop: 1,
  cellBottom: 1.6,
  font: 'NotoSansSC',
} as const

export type PageShape = { width: number; height: number; marginX: number; marginTop: number; marginBottom: number }

const shapes = {
  A4: { width: 595.28, height: 841.89, marginX: 30, marginTop: 34, marginBottom: 40 },
  'A4-landscape': { width: 841.89, height: 595.28, marginX: 30, marginTop: 34, marginBottom: 40 },
  'A5-landscape': { width: 595.28, height: 419.53, marginX: 28, marginTop: 26, marginBottom: 34 },
  label: { width: 283.46, height: 226.77, marginX: 10, marginTop: 14, marginBottom: 20 },
} as const satisfies Record<PaperPage, PageShape>

export function shapeOf(page: PaperPage): PageShape {
  return shapes[page]
}

export function innerWidth(page: PaperPage): number {
  const shape = shapes[page]
  return shape.width - 2 * shape.marginX
}
