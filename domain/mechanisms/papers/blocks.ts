import type { CarBody } from '../car-drawing/car-shapes.ts'
import type { Block, CarMark, Field, TableColumn, Tick } from './block.ts'

export function heading(text: string, note: string | null = null): Block {
  return { type: 'heading', text, note }
}

export function fields(columns: number, list: readonly Field[]): Block {
  return { type: 'fields', columns, fields: list }
}

export function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  more: { footer?: readonly (readonly [string, string])[]; empty?: string } = {},
): Block {
  return { type: 'table', columns, rows, footer: more.footer ?? [], empty: more.empty ?? '无' }
}

export function paragraph(text: string): Block {
  return { type: 'paragraph', text, tone: 'normal' }
}

export function strong(text: string): Block {
  return { type: 'paragraph', text, tone: 'strong' }
}

export function warning(text: string): Block {
  return { type: 'paragraph', text, tone: 'warning' }
}

/** Terms and notes: small, each on its own line, numbered when there are several. */
export function terms(lines: readonly string[]): Block {
  const numbered = lines.length === 1 ? lines : lines.map((line, index) => `${index + 1}. ${line}`)
  return { type: 'paragraph', text: numbered.join('\n'), tone: 'small' }
}

export function ticks(columns: number, list: readonly Tick[]): Block {
  return { type: 'ticks', columns, ticks: list }
}

export function carSketch(marks: readonly CarMark[], body?: CarBody): Block {
  return { type: 'carSketch', marks, body }
}

export function qr(value: string, caption: string): Block {
  return { type: 'qr', value, caption }
}

export function photos(list: readonly { fileId: string; caption: string }[]): Block[] {
  return list.length === 0 ? [] : [{ type: 'photos', photos: list }]
}

export function spacer(lines = 1): Block {
  return { type: 'spacer', lines }
}
