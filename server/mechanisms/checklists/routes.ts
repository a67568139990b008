import type { checklistsContract, SheetView } from '#domain/mechanisms/checklists/contract.ts'
import type { Checklist } from '#domain/mechanisms/checklists/definition.ts'
import { checklistRefusals } from '#domain/mechanisms/checklists/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { publishOwn } from './publish-own.ts'
import { listSheetsOf, staffNames } from './queries.ts'
import { listTemplates } from './queries-templates.ts'
import { answerSheet, completeSheet, getSheet, type Sheet } from './sheets.ts'

export function checklistsRoutes(definitions: readonly Checklist[]): Handlers<typeof checklistsContract> {
  const isClosedByProcess = ({ key }: Sheet) =>
    definitions.some(definition => definition.key === key && definition.closedBy === 'process')
  const view = async (ctx: Ctx, sheet: Sheet): Promise<SheetView> => {
    const fill = sheet.state === 'open' && ctx.can('checklist.fill')
    return { ...(await withNames(ctx, sheet)), can: { fill, complete: fill && !isClosedByProcess(sheet) } }
  }
  return {
    list: async (ctx, input) => {
      const ids = (await listSheetsOf(ctx, input.subjectId)).map(row => row.id)
      const rows: SheetView[] = []
      for (const id of ids) rows.push(await view(ctx, await getSheet(ctx, id)))
      return { rows }
    },
    read: async (ctx, input) => view(ctx, await getSheet(ctx, input.id)),
    answer: async (ctx, input) => view(ctx, await answerSheet(ctx, input.id, input.answers)),
    complete: async (ctx, input) => {
      const sheet = await getSheet(ctx, input.id)
      if (sheet.state === 'complete') throw refuse(checklistRefusals.complete)
      if (isClosedByProcess(sheet)) throw refuse(checklistRefusals.closedByProcess, { title: sheet.title })
      return view(ctx, await completeSheet(ctx, input.id))
    },
    templates: async ctx => ({ rows: await listTemplates(ctx), can: { publish: ctx.can('checklist.publish') } }),
    publish: publishOwn,
  }
}

async function withNames(ctx: Ctx, sheet: Sheet): Promise<Omit<SheetView, 'can'>> {
  const names = await staffNames(
    ctx,
    sheet.answers.flatMap(answer => answer.answeredBy ?? []),
  )
  const answers = sheet.answers.map(answer => ({ ...answer, answeredByName: names.get(answer.answeredBy ?? '') ?? '' }))
  return { ...sheet, answers }
}
