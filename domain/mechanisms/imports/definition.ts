import type { Text } from '#domain/kernel/texts.ts'

/** One column of a file somebody brings: what it may be called there, in either language. */
export type ImportColumn = {
  key: string
  label: Text
  /** Other headings people use for it. */
  aliases?: readonly string[]
  required?: boolean
  /** Shown masked in the preview and in messages. */
  personal?: boolean
}

/** A kind of record that files can bring in. */
export type ImportKind = {
  key: string
  title: Text
  columns: readonly ImportColumn[]
}

/** A row as text, by column; cells that are empty or have no column are missing. */
export type ImportCells = Readonly<Partial<Record<string, string>>>

/** What is wrong with a row: the column, and why in words for the one who must mend it. */
export type ImportFault = { field: string; reason: Text }

export type ParsedRow<V> = { ok: true; value: V } | { ok: false; faults: ImportFault[] }

export const importOutcomes = ['added', 'changed', 'unchanged', 'faulty'] as const
export type ImportOutcome = (typeof importOutcomes)[number]

export function defineImport<const K extends ImportKind>(kind: K): K {
  return kind
}
