import type { diagnosisContract } from '#domain/processes/diagnosis/contract.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { listResources } from '#server/mechanisms/resources/bookings.ts'
import { findVisit } from '#server/processes/repair-orders/queries.ts'
import { completeDiagnosis, handOverDiagnosis, reopenDiagnosis } from './complete-diagnosis.ts'
import { askAboutDiagnosis, noteSeen, openDiagnosisLink, signDiagnosis } from './diagnosis-links.ts'
import { openFlow } from './flows.ts'
import { judgeDiagnosis, qualityRecord } from './judge-diagnosis.ts'
import { addMedium, editMedium, removeMedium } from './keep-media.ts'
import { diagnosisView } from './present-diagnosis.ts'
import { answerQuestion, listQuestions } from './questions.ts'
import { readDevice, saveDiagnosis, startDiagnosis } from './record-diagnosis.ts'
import { openEntryInspection, saveInquiry } from './save-inquiry.ts'
import { acceptCall, arriveAtCall, callTechnician, endCall, withdrawCall } from './technician-calls.ts'

export const diagnosisRoutes: Handlers<typeof diagnosisContract> = {
  ofVisit: async (ctx, input) => diagnosisView(ctx, found(await findVisit(ctx, input.visitId))),
  saveInquiry,
  openEntryInspection,
  start: startDiagnosis,
  save: saveDiagnosis,
  bays: async ctx => ({ rows: (await listResources(ctx, 'bay')).map(({ id, name }) => ({ id, name })) }),
  readDevice,
  complete: completeDiagnosis,
  reopen: reopenDiagnosis,
  handOver: handOverDiagnosis,
  openFlow,
  addMedium,
  editMedium,
  removeMedium,
  call: callTechnician,
  acceptCall,
  arriveAtCall,
  endCall,
  withdrawCall,
  questions: listQuestions,
  answerQuestion,
  qualityRecord,
  judge: judgeDiagnosis,
  openLink: openDiagnosisLink,
  noteSeen,
  askByLink: askAboutDiagnosis,
  signByLink: signDiagnosis,
}
