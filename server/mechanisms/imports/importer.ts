import { cellKey } from '#domain/mechanisms/imports/cells.ts'
import type {
  ImportCells,
  ImportFault,
  ImportKind,
  ImportOutcome,
  ParsedRow,
} from '#domain/mechanisms/imports/definition.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type RawRow = { line: number; cells: ImportCells }
export type RowResult = { line: number; outcome: ImportOutcome; faults: readonly ImportFault[] }
export type TakeMode = 'check' | 'save'
export type TakeBatch = (ctx: Ctx, rows: readonly RawRow[], mode: TakeMode) => Promise<RowResult[]>

/** What a good record would do to the books. */
export type Judged = { outcome: 'added' | 'changed' | 'unchanged' } | { outcome: 'faulty'; faults: ImportFault[] }

type Books<V, J extends Judged> = {
  kind: ImportKind
  /**
   * Compares a batch with the books; answers in the order of the values. What an importer has to remember of earlier
   * batches of the file it keeps in `pass`.
   */
  judge(ctx: Ctx, values: readonly V[], pass: Set<string>): Promise<J[]>
  /** Writes the records that add or change something. */
  save(ctx: Ctx, rows: readonly { value: V; judged: J }[]): Promise<void>
}

export type ImporterSpec<V, J extends Judged> = Books<V, J> & {
  /** A pure reading of the cells. */
  parse(cells: ImportCells): ParsedRow<V>
  /** What identifies the record; two rows of one file must not share one. */
  keysOf(value: V): { field: string; key: string }[]
}

/** A record of several rows, as an order is with its lines: it comes in whole or not at all. */
export type GroupImporterSpec<R, V, J extends Judged> = Books<V, J> & {
  /** The column whose equal cells make rows one record. */
  groupedBy: string
  parse(cells: ImportCells): ParsedRow<R>
  /** Makes the record of its rows; a fault names the row it stands in, by its place. */
  gather(rows: readonly R[]): { ok: true; value: V } | { ok: false; faults: (ImportFault & { at: number })[] }
}

export type Importer = {
  kind: ImportKind
  groupedBy?: string
  /** A fresh pass over one file: it remembers what the file has named already. */
  begin(): TakeBatch
}

/** Hides the type of the record behind what every importer does with a batch. */
export function defineImporter<V, J extends Judged>(spec: ImporterSpec<V, J>): Importer {
  return {
    kind: spec.kind,
    begin: () => {
      const seen = new Map<string, number>()
      const pass = new Set<string>()
      return (ctx, rows, mode) => {
        const records = rows.map(row => {
          const parsed = unrepeated(spec, seen, row)
          return parsed.ok ? { rows: [row], value: parsed.value } : { rows: [row], faults: [parsed.faults] }
        })
        return take(spec, ctx, records, { mode, pass })
      }
    },
  }
}

export function defineGroupImporter<R, V, J extends Judged>(spec: GroupImporterSpec<R, V, J>): Importer {
  const { kind, groupedBy } = spec
  return {
    kind,
    groupedBy,
    begin: () => {
      const pass = new Set<string>()
      return (ctx, rows, mode) => {
        const groups = [...Map.groupBy(rows, row => groupOf(row, groupedBy)).values()]
        return take(
          spec,
          ctx,
          groups.map(group => gathered(spec, group)),
          { mode, pass },
        )
      }
    },
  }
}

/** Rows without a number are each a record of their own, a faulty one. */
export function groupOf(row: RawRow, field: string): string {
  const key = cellKey(row.cells[field] ?? '')
  return key === '' ? `line ${row.line}` : `named ${key}`
}

type OneRecord<V> = { rows: readonly RawRow[] } & ({ value: V } | { faults: readonly (readonly ImportFault[])[] })

async function take<V, J extends Judged>(
  books: Books<V, J>,
  ctx: Ctx,
  records: readonly OneRecord<V>[],
  { mode, pass }: { mode: TakeMode; pass: Set<string> },
): Promise<RowResult[]> {
  const values = records.flatMap(record => ('value' in record ? [record.value] : []))
  const judged = await books.judge(ctx, values, pass)
  if (judged.length !== values.length) throw new Error(`The importer of ${books.kind.key} judged other rows than given`)
  const toSave: { value: V; judged: J }[] = []
  const verdicts = judged.values()
  const results = records.flatMap(record => {
    if (!('value' in record)) return faulty(record.rows, record.faults)
    const verdict = verdicts.next().value
    if (!verdict) return []
    if (verdict.outcome === 'faulty') return faulty(record.rows, [verdict.faults])
    if (verdict.outcome !== 'unchanged') toSave.push({ value: record.value, judged: verdict })
    return record.rows.map(({ line }): RowResult => ({ line, outcome: verdict.outcome, faults: [] }))
  })
  if (mode === 'save' && toSave.length > 0) await books.save(ctx, toSave)
  return results
}

function faulty(rows: readonly RawRow[], faults: readonly (readonly ImportFault[])[]): RowResult[] {
  return rows.map(({ line }, at) => ({ line, outcome: 'faulty', faults: faults[at] ?? [] }))
}

function gathered<R, V, J extends Judged>(spec: GroupImporterSpec<R, V, J>, rows: readonly RawRow[]): OneRecord<V> {
  const parsed = rows.map(row => spec.parse(row.cells))
  const read = parsed.flatMap(row => (row.ok ? [row.value] : []))
  if (read.length < rows.length) return { rows, faults: parsed.map(row => (row.ok ? [] : row.faults)) }
  const record = spec.gather(read)
  if (record.ok) return { rows, value: record.value }
  return { rows, faults: rows.map((_row, at) => record.faults.filter(fault => fault.at === at)) }
}

function unrepeated<V, J extends Judged>(
  spec: ImporterSpec<V, J>,
  seen: Map<string, number>,
  row: RawRow,
): ParsedRow<V> {
  const parsed = spec.parse(row.cells)
  if (!parsed.ok) return parsed
  const keys = spec.keysOf(parsed.value)
  const faults: ImportFault[] = keys.flatMap(({ field, key }) => {
    const earlier = seen.get(`${field} ${key}`)
    return earlier === undefined
      ? []
      : [{ field, reason: [`与第 ${earlier} 行重复`, `The same as in line ${earlier}`] }]
  })
  if (faults.length > 0) return { ok: false, faults }
  for (const { field, key } of keys) seen.set(`${field} ${key}`, row.line)
  return parsed
}
