import { api } from '#desk/kernel/api.ts'
import { qty, yuan } from '#desk/kernel/format.tsx'
import type { AddChoice } from '#desk/mechanisms/kit/line-add.tsx'
import { formatHours } from '#domain/kernel/quantity.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { OperationRow, PartRow } from '#domain/processes/catalogue/shapes.ts'
import type { orderText } from './text.ts'

export type Found = { kind: 'labour'; row: OperationRow } | { kind: 'part'; row: PartRow }

type Words = Record<keyof typeof orderText, string>

/** Labour and parts in one answer; `found` keeps the rows behind the choices. */
export async function searchCatalogue(
  q: string,
  { vehicleId, found, t, signal }: { vehicleId: string; found: Map<string, Found>; t: Words; signal: AbortSignal },
): Promise<AddChoice[]> {
  const [operations, parts] = await Promise.all([
    api.catalogue.operations({ q, vehicleId, limit: 8 }, { signal }),
    api.catalogue.parts({ q, vehicleId, limit: 8 }, { signal }),
  ])
  for (const row of operations.rows) found.set(row.id, { kind: 'labour', row })
  for (const row of parts.rows) found.set(row.id, { kind: 'part', row })
  return [
    ...operations.rows.map(row => ({
      value: row.id,
      label: `${t.labour} · ${row.name}`,
      hint: `${row.code} · ${formatHours(row.hoursCenti)} h · ${yuan(row.amountFen)}`,
    })),
    ...parts.rows.map(row => ({ value: row.id, label: `${t.part} · ${row.name}`, hint: partHint(row, t) })),
  ]
}

function partHint(row: PartRow, t: Words): string {
  const stock = row.availableMilli > 0 ? fill(t.inStock, { n: qty(row.availableMilli) }) : t.shortStock
  const fit = row.fit === 'doesNotFit' ? ` · ${t.unfit}` : ''
  return `${row.number} · ${stock} · ${yuan(row.priceFen)}${fit}`
}
