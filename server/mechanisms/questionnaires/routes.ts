import type { QuestionnaireView, questionnairesContract } from '#domain/mechanisms/questionnaires/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { listSheetIds } from './queries.ts'
import { answerQuestionnaire, getQuestionnaire, type QuestionnaireSheet } from './sheets.ts'

export const questionnairesRoutes: Handlers<typeof questionnairesContract> = {
  list: async (ctx, input) => {
    const rows: QuestionnaireView[] = []
    for (const id of await listSheetIds(ctx, input.subjectId)) rows.push(view(ctx, await getQuestionnaire(ctx, id)))
    return { rows }
  },
  read: async (ctx, input) => view(ctx, await getQuestionnaire(ctx, input.id)),
  answer: async (ctx, input) => {
    await answerQuestionnaire(ctx, input.id, input.answers, { complete: input.complete })
    return view(ctx, await getQuestionnaire(ctx, input.id))
  },
}

function view(ctx: Ctx, sheet: QuestionnaireSheet): QuestionnaireView {
  return { ...sheet, can: { fill: sheet.completedAt === null && ctx.can('questionnaire.fill') } }
}
