import { newId } from '#domain/kernel/id.ts'
import type { House } from './house.ts'
import type { CarInShop } from './workshop.ts'

export async function giveConsent(house: House, car: CarInShop): Promise<void> {
  await house.sql.query('UPDATE visits SET test_consent_at = $2 WHERE id = $1', [car.visitId, await house.now()])
}

/** A car whose fault is found: the report is issued, and handed over unless the test says otherwise. */
export async function diagnosed(
  house: House,
  car: CarInShop,
  options: { certainty?: 'confirmed' | 'suspected'; handed?: boolean } = {},
): Promise<{ diagnosisId: string; findingId: string }> {
  await giveConsent(house, car)
  const { api } = house.as('technician')
  const [diagnosisId, findingId] = [newId(), newId()]
  await api.diagnosis.start({ visitId: car.visitId, id: diagnosisId })
  const finding = {
    id: findingId,
    part: '前制动片',
    cause: '磨损到极限',
    certainty: options.certainty ?? 'confirmed',
    recommendation: '更换前制动片',
    urgency: 'now',
    safety: true,
  } as const
  const saved = await api.diagnosis.save({ id: diagnosisId, version: 1, findings: [finding], readings: [] })
  const done = await api.diagnosis.complete({ id: diagnosisId, version: saved.version })
  if (options.handed !== false)
    await house.as('adviser').api.diagnosis.handOver({ id: diagnosisId, version: done.version, way: 'print' })
  return { diagnosisId, findingId }
}
