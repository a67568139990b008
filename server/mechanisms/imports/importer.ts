import type {
  ImportCells,
  ImportFault,
  ImportKind,
  ImportOutcome,
  ParsedRow,
} from '#domain/mechanisms/imports/definition.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type RawRow = { line: number; cells: ImportCells }
export type RowResult = { line: number; outcome: ImportOutcome; faults: ImportFault[] }

/** What a good row would do to the books. */
export type Judged = { outcome: 'added' | 'changed' | 'unchanged' } | { outcome: 'faulty'; faults: ImportFault[] }

export type ImporterSpec<V, J extends Judged> = {
  kind: ImportKind
  /** A pure reading of the cells. */
  parse(cells: ImportCells): ParsedRow<V>
  /** What identifies the record; two rows of one file must not share one. */
  keysOf(value: V): { field: string; key: string }[]
  /** Compares a batch with the books; answers in the order of the values. */
  judge(ctx: Ctx, values: readonly V[]): Promise<J[]>
  /** Writes the rows that add or change something. */
  save(ctx: Ctx, rows: readonly { value: V; judged: J }[]): Promise<void>
}

export type Importer = {
  kind: ImportKind
  /** A fresh pass over one file: it remembers what the file has named already. */
  begin(): (ctx: Ctx, rows: readonly RawRow[], mode: 'check' | 'save') => Promise<RowResult[]>
}

/** Hides the type of the record behind what every importer does with a batch. */
export function defineImporter<V, J extends Judged>(spec: ImporterSpec<V, J>): Importer {
  return {
    kind: spec.kind,
    begin: () => {
      const seen = new Map<string, number>()
      return (ctx, rows, mode) => takeBatch(spec, seen, ctx, rows, mode)
    },
  }
}

async function takeBatch<V, J extends Judged>(
  spec: ImporterSpec<V, J>,
  seen: Map<string, number>,
  ctx: Ctx,
  rows: readonly RawRow[],
  mode: 'check' | 'save',
): Promise<RowResult[]> {
  const read = rows.map(row => ({ line: row.line, parsed: unrepeated(spec, seen, row) }))
  const good = read.flatMap(({ line, parsed }) => (parsed.ok ? [{ line, value: parsed.value }] : []))
  const judged = await spec.judge(
    ctx,
    good.map(row => row.value),
  )
  const byLine = new Map<number, RowResult>()
  const toSave: { value: V; judged: J }[] = []
  for (const [index, { line, value }] of good.entries()) {
    const verdict = judged[index]
    if (!verdict) throw new Error(`The importer of ${spec.kind.key} judged fewer rows than it was given`)
    byLine.set(line, { line, outcome: verdict.outcome, faults: verdict.outcome === 'faulty' ? verdict.faults : [] })
    if (verdict.outcome === 'added' || verdict.outcome === 'changed') toSave.push({ value, judged: verdict })
  }
  if (mode === 'save' && toSave.length > 0) await spec.save(ctx, toSave)
  return read.map(
    ({ line, parsed }) => byLine.get(line) ?? { line, outcome: 'faulty', faults: parsed.ok ? [] : parsed.faults },
  )
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
