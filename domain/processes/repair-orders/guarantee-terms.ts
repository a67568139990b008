import type { GuaranteeTerm } from './policies.ts'

type Terms = Record<string, GuaranteeTerm>
type PartLine = { forLineId: string | null }
type LabourLine = { id: string; guaranteeClass: string }

/** A part is guaranteed as long as the work it was fitted by, and never shorter than the least a part has. */
export function partTerm(part: PartLine, labour: readonly LabourLine[], terms: Terms): GuaranteeTerm | null {
  const work = labour.find(line => line.id === part.forLineId)
  const least = terms.小修 ?? null
  const own = work ? (terms[work.guaranteeClass] ?? null) : null
  if (own === null || least === null) return own ?? least
  return { km: Math.max(own.km, least.km), days: Math.max(own.days, least.days) }
}
