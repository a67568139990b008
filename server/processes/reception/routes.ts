import type { receptionContract } from '#domain/processes/reception/contract.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { startVisit } from './arrive.ts'
import { askCallback, askWash, consentToTest, introduce, setPurpose } from './ask-customer.ts'
import { guideToBay, parkOutside } from './bays.ts'
import { saveBelongings, savePapers } from './belongings.ts'
import { lookUp, phrasesFor, readDesk } from './desk-view.ts'
import { closeConsultation, endUnrepaired, leave } from './end-visit.ts'
import { takeExitFee, waiveExitFee } from './exit-fee.ts'
import { noteForNext, readHandover } from './hand-over.ts'
import { identify, register } from './identify.ts'
import { handOnKey, issueKey } from './keys.ts'
import { presentIntake } from './present-intake.ts'
import { proposeAtCounter } from './propose-promise.ts'
import { countVisits } from './queries-counts.ts'
import { keyTrailOf, listKeys } from './queries-keys.ts'
import { listVisits } from './queries-list.ts'
import { quickIntake } from './quick-intake.ts'
import { printRegister } from './register-paper.ts'
import { takeVisit } from './take-visit.ts'
import { visitView } from './visit-view.ts'
import { addMark, removeMark, setMarkPhotos, walk } from './walk-around.ts'

export const receptionRoutes: Handlers<typeof receptionContract> = {
  list: listVisits,
  desk: readDesk,
  lookup: lookUp,
  proposePromise: proposeAtCounter,
  get: (ctx, input) => visitView(ctx, input.id),
  arrive: startVisit,
  take: takeVisit,
  setPurpose,
  identify,
  register,
  introduce,
  consent: consentToTest,
  askCallback,
  askWash,
  presentIntake,
  addMark,
  removeMark,
  setMarkPhotos,
  walk,
  saveBelongings,
  savePapers,
  issueKey,
  moveKey: handOnKey,
  keys: async (ctx, input) => ({ rows: await listKeys(ctx, input.code === undefined ? {} : { code: input.code }) }),
  keyTrail: async (ctx, input) => ({ rows: await keyTrailOf(ctx, input.visitId) }),
  quick: quickIntake,
  consult: closeConsultation,
  endUnrepaired,
  takeExitFee,
  waiveExitFee,
  leave,
  printRegister,
  guide: guideToBay,
  parkOutside,
  note: noteForNext,
  readHandover,
  phrases: ctx => phrasesFor(ctx, ''),
  counts: countVisits,
}
