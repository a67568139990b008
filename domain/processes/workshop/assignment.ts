import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { holdsCertificate } from '#domain/processes/catalogue/work-needs.ts'
import { workshopRefusals } from './refusals.ts'

export type Work = { name: string; grade: number; highVoltage: boolean }
export type Worker = { name: string; grade: number; skills: readonly string[] }

/** May this technician be given this work: certificate first, then grade. */
export function mayTake(worker: Worker, work: Work): Ruling<true> {
  if (!holdsCertificate(worker, work))
    return deny(workshopRefusals.noHighVoltage, { who: worker.name, name: work.name })
  if (worker.grade < work.grade) return deny(workshopRefusals.gradeTooLow, { who: worker.name, name: work.name })
  return allow(true)
}
