import { listed } from '#domain/kernel/texts.ts'
import { protectiveChecklist } from '#domain/processes/reception/checklists.ts'
import { coversNeeded } from '#domain/processes/workshop/protection.ts'
import { workshopRefusals } from '#domain/processes/workshop/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import { sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { protectionMissing } from '../reception/take-visit.ts'

/** RCV-16: nobody gets in before the covers are on. The sheet is named, so that who stands at the car can tick it there. */
export async function requireCovers(ctx: Ctx, visitId: string, lines: readonly { system: string }[]): Promise<void> {
  const systems = lines.map(line => line.system)
  const missing = coversNeeded(await protectionMissing(ctx, visitId), systems)
  if (missing.length === 0) return
  throw refuse(workshopRefusals.uncovered, {
    pieces: listed(missing.map(piece => piece.label)),
    sheetId: (await sheetFor(ctx, protectiveChecklist.key, visitId))?.id ?? '',
  })
}

/** The pieces as the hand-over paper lists them. */
export async function coversOf(ctx: Ctx, visitId: string) {
  const sheet = await sheetFor(ctx, protectiveChecklist.key, visitId)
  const answers = new Map(sheet?.answers.map(answer => [answer.key, answer]))
  return (sheet?.items ?? []).map(item => {
    const answer = answers.get(item.key)
    const state = answer?.result === 'ok' || answer?.result === 'none' ? answer.result : ('no' as const)
    return { label: item.label[0], state, note: answer?.note ? answer.note : null }
  })
}
