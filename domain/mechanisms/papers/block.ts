import type { CarBody, CarView } from '../car-drawing/car-shapes.ts'

/**
 * What a layout may say. The union is closed and plain data, so that the screen and the PDF draw the same sheet and
 * neither can know more about a form than the other.
 */
export type Block =
  | HeadingBlock
  | FieldsBlock
  | TableBlock
  | ParagraphBlock
  | TicksBlock
  | CarSketchBlock
  | QrBlock
  | SignaturesBlock
  | PhotosBlock
  | SpacerBlock

export type HeadingBlock = { type: 'heading'; text: string; note: string | null }

/** Label and value pairs, `columns` of them beside each other; a span counts pairs. */
export type FieldsBlock = { type: 'fields'; columns: number; fields: readonly Field[] }
export type Field = readonly [label: string, value: string | null, span?: number]

export type TableBlock = {
  type: 'table'
  columns: readonly TableColumn[]
  rows: readonly (readonly string[])[]
  footer: readonly (readonly [label: string, value: string])[]
  empty: string
}
/** `share` is the part of the width the column takes, against the sum of all shares. */
export type TableColumn = readonly [label: string, share: number, align?: Align]
export type Align = 'left' | 'center' | 'right'

export type ParagraphBlock = { type: 'paragraph'; text: string; tone: 'normal' | 'strong' | 'small' | 'warning' }

export type TicksBlock = { type: 'ticks'; columns: number; ticks: readonly Tick[] }
export type Tick = { label: string; state: 'ok' | 'no' | 'none'; note: string | null }

export type CarSketchBlock = { type: 'carSketch'; marks: readonly CarMark[]; body?: CarBody | undefined }
export type CarMark = { no: number; view: CarView; x: number; y: number; kind: string }

export type QrBlock = { type: 'qr'; value: string; caption: string }

export type SignaturesBlock = { type: 'signatures'; lines: readonly SignatureLine[] }
export type SignatureLine = {
  role: string
  label: string
  required: boolean
  signed: SignedBy | null
  /** Earlier signatures of this role that an edit has made void; they stay on the sheet. */
  voided: readonly string[]
}
export type SignedBy = { name: string; at: string; method: string; image: string | null; voidReason: string | null }

export type PhotosBlock = { type: 'photos'; photos: readonly { fileId: string; caption: string }[] }

export type SpacerBlock = { type: 'spacer'; lines: number }
