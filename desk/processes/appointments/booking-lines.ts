import { formatQty } from '#domain/kernel/quantity.ts'
import type { BookingLine } from '#domain/processes/appointments/contract-shapes.ts'
import { api } from '../../kernel/api.ts'
import { money } from '../../kernel/format.tsx'
import type { AddChoice } from '../../mechanisms/kit/line-add.tsx'

export type LineInput = Parameters<typeof api.appointments.saveLines>[0]['lines'][number]

/** A line as it is sent back unchanged; the catalogue names and prices its own. */
export function inputOf(line: BookingLine): LineInput {
  const inCatalogue = line.labourOperationId !== null || line.partId !== null
  const { id, kind, labourOperationId, partId, forLineId, hoursCenti, qtyMilli, specialOrder, openItemId } = line
  const { estimateLineId } = line
  return {
    ...{
      id,
      kind,
      labourOperationId,
      partId,
      forLineId,
      hoursCenti,
      qtyMilli,
      specialOrder,
      openItemId,
      estimateLineId,
    },
    name: inCatalogue ? null : line.name,
    unitPriceFen: inCatalogue ? null : line.unitPriceFen,
  }
}

/** What was picked in the box: `labour:<id>`, `part:<id>` or `other:<words>`. */
export function lineOfChoice(value: string): Omit<LineInput, 'id'> {
  const [kind = '', ...rest] = value.split(':')
  const id = rest.join(':')
  if (kind === 'labour') return { kind: 'labour', labourOperationId: id }
  return kind === 'part' ? { kind: 'part', partId: id } : { kind: 'other', name: id, unitPriceFen: 0 }
}

/** Work, parts, and the typed words themselves as a line of their own. */
export async function findWork(
  q: string,
  vehicleId: string | null,
  freeLabel: string,
  signal: AbortSignal,
): Promise<AddChoice[]> {
  const about = { q, limit: 8, ...(vehicleId === null ? {} : { vehicleId }) }
  const [work, parts] = await Promise.all([
    api.catalogue.operations(about, { signal }),
    api.catalogue.parts(about, { signal }),
  ])
  return [
    ...work.rows.map(row => ({
      value: `labour:${row.id}`,
      label: row.name,
      hint: `${row.code} · ¥${money(row.amountFen)}`,
    })),
    ...parts.rows.map(row => ({
      value: `part:${row.id}`,
      label: row.name,
      hint: `${row.number} · ¥${money(row.priceFen)} · ${formatQty(row.availableMilli)}${row.unit}`,
    })),
    { value: `other:${q}`, label: freeLabel },
  ]
}
