import { newId } from '#domain/kernel/id.ts'
import type { Api } from './caller.ts'
import type { House } from './house.ts'
import type { CarInShop } from './workshop.ts'

type Changes = { findingId?: string | null; basisText?: string; recommended?: boolean }

/** Brake pads with their fitting, as an estimate takes them. */
export function padLines(car: CarInShop, changes: Changes = {}) {
  const basis = { basis: 'finding', basisText: '制动片剩余 2 mm', ...changes } as const
  const labour = {
    id: newId(),
    kind: 'labour',
    labourOperationId: car.brakeId,
    qtyMilli: 1000,
    safety: true,
    ...basis,
  } as const
  const pads = {
    id: newId(),
    kind: 'part',
    partId: car.partId,
    forLineId: labour.id,
    qtyMilli: 1000,
    ...basis,
  } as const
  return [labour, pads] as const
}

export function oilLine(car: CarInShop) {
  return {
    id: newId(),
    kind: 'labour',
    labourOperationId: car.operationId,
    qtyMilli: 1000,
    basis: 'rule',
    basisText: '已行驶 10,000 km',
    recommended: true,
  } as const
}

/** A plain piece of work at a round price. */
export function freeLine(name: string, priceFen: number) {
  return { id: newId(), kind: 'other', name, unitPriceFen: priceFen, qtyMilli: 1000, basis: 'wish' } as const
}

/** One option; its lines are whatever the test writes on it. */
export function option<L extends { id: string }>(label: 'A' | 'B' | 'C', lines: readonly L[]) {
  return { id: newId(), label, name: `方案 ${label}`, lines: [...lines] }
}

type Options = Parameters<Api['estimates']['save']>[0]['options']
type Head = { mode?: 'system' | 'symptom' | 'item'; riskPpm?: number; priorExplained?: boolean }

/** An estimate with its options written; not yet shown. */
export async function estimateFor(
  house: House,
  car: CarInShop,
  options: Options,
  head: Head = {},
): Promise<{ id: string; version: number }> {
  const { api } = house.as('adviser')
  const id = newId()
  const mode = head.mode ?? 'system'
  await api.estimates.create({ id, visitId: car.visitId, mode })
  const { validUntilOn } = await api.estimates.get({ id })
  return api.estimates.save({ id, version: 1, validUntilOn, options, ...head, mode })
}

/** Everything taken, or the lines named declined for the usual reason. */
export function answersTo(lines: readonly { id: string }[], declined: readonly string[] = []) {
  return lines.map(({ id }) => ({ id, taken: !declined.includes(id), reason: declined.includes(id) ? '下次再做' : '' }))
}

/** What stands in the last message to this person, as it is on their telephone. */
export async function lastMessageTo(house: House, personId: string): Promise<string> {
  await house.running.settle(await house.now())
  const { rows } = await house.sql.query<{ body: string }>(
    `SELECT c.request ->> 'body' AS body FROM outside_calls c JOIN messages m ON m.id = c.id WHERE m.person_id = $1 ORDER BY c.id DESC LIMIT 1`,
    [personId],
  )
  return rows[0]?.body ?? ''
}
