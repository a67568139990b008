import type { OperationRow, PartRow } from '#domain/processes/catalogue/shapes.ts'
import { api } from '../../kernel/api.ts'
import { qty, yuan } from '../../kernel/format.tsx'
import type { AddChoice } from '../../mechanisms/kit/line-add.tsx'

export type Found =
  | { kind: 'labour'; row: OperationRow }
  | { kind: 'part'; row: PartRow }
  | { kind: 'free'; name: string }

/** Labour and parts by the same few letters; what fits the car comes first, and what is in no catalogue can be written. */
export function catalogueSearch(vehicleId: string | null, words: { freeLine: string }) {
  const found = new Map<string, Found>()
  const car = vehicleId === null ? {} : { vehicleId }
  return {
    search: async (q: string, signal: AbortSignal): Promise<AddChoice[]> => {
      const [operations, parts] = await Promise.all([
        api.catalogue.operations({ q, limit: 8, ...car }, { signal }),
        api.catalogue.parts({ q, limit: 8, ...car }, { signal }),
      ])
      const keep = (value: string, entry: Found, label: string, hint: string): AddChoice => {
        found.set(value, entry)
        return { value, label, hint }
      }
      return [
        ...operations.rows.map(row =>
          keep(row.id, { kind: 'labour', row }, row.name, `${row.code} · ${yuan(row.amountFen)}`),
        ),
        ...parts.rows.map(row =>
          keep(
            row.id,
            { kind: 'part', row },
            row.name,
            `${row.number} · ${yuan(row.priceFen)} · ${qty(row.availableMilli)} ${row.unit}`,
          ),
        ),
        keep('free', { kind: 'free', name: q }, q, words.freeLine),
      ]
    },
    picked: (choice: AddChoice): Found => found.get(choice.value) ?? { kind: 'free', name: choice.label },
  }
}
