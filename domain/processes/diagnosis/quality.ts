import { allow, deny, type Ruling, refusals } from '#domain/kernel/refusals.ts'

export const qualityRefusals = refusals('diagnosisQuality', {
  own: [403, '不能评定自己的诊断', 'Nobody judges a diagnosis of their own'],
  notEnded: [409, '诊断尚未完成', 'The diagnosis is not complete'],
  why: [400, '诊断未被证实时，请写明实际原因', 'When it proved wrong, say what the true cause was'],
})

/** DIA-08: who concluded a case does not say that it was right, and “wrong” teaches only with the true cause. */
export function mayJudge(
  diagnosis: { completedAt: string | null; technicianId: string },
  verdict: { confirmed: boolean; note: string; by: string },
): Ruling<true> {
  if (diagnosis.completedAt === null) return deny(qualityRefusals.notEnded)
  if (diagnosis.technicianId === verdict.by) return deny(qualityRefusals.own)
  return !verdict.confirmed && verdict.note.trim() === '' ? deny(qualityRefusals.why) : allow(true)
}

type Case = { technicianId: string; technician: string; minutes: number; verdict: { confirmed: boolean } | null }
type Person = {
  technicianId: string
  technician: string
  cases: number
  judged: number
  confirmed: number
  accuracyPpm: number | null
  averageMinutes: number
}

/** KPI-78: the confirmed of those judged; a case nobody looked back on counts neither way. */
export function accuracyOf(who: { technicianId: string; technician: string }, cases: readonly Case[]): Person {
  const judged = cases.filter(item => item.verdict !== null)
  const confirmed = judged.filter(item => item.verdict?.confirmed).length
  const minutes = cases.reduce((sum, item) => sum + item.minutes, 0)
  return {
    ...who,
    cases: cases.length,
    judged: judged.length,
    confirmed,
    accuracyPpm: judged.length === 0 ? null : Math.round((confirmed * 1_000_000) / judged.length),
    averageMinutes: cases.length === 0 ? 0 : Math.round(minutes / cases.length),
  }
}

export function accuracyByPerson(cases: readonly Case[]): Person[] {
  const people = new Map(cases.map(item => [item.technicianId, item.technician]))
  return [...people]
    .map(([technicianId, technician]) =>
      accuracyOf(
        { technicianId, technician },
        cases.filter(item => item.technicianId === technicianId),
      ),
    )
    .toSorted((a, b) => b.cases - a.cases)
}
