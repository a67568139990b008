import type { checklistsContract } from '#domain/mechanisms/checklists/contract.ts'
import { defineChecklist } from '#domain/mechanisms/checklists/definition.ts'
import { checklistRefusals } from '#domain/mechanisms/checklists/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { findPublished } from './queries.ts'
import { insertVersion, nextVersion } from './queries-templates.ts'

type Input = Parameters<Handlers<typeof checklistsContract>['publish']>[1]

/**
 * The store's own wording of a group checklist. It may add items, but not drop one that is required: gates and forms
 * of the group count on them.
 */
export async function publishOwn(ctx: Ctx, input: Input): Promise<{ templateVersion: number }> {
  const { key, title, items } = input
  const published = found(await findPublished(ctx, key))
  if (new Set(items.map(item => item.key)).size < items.length) throw refuse(checklistRefusals.twice)
  const dropped = published.items.find(
    item => item.required && !items.some(own => own.key === item.key && own.required),
  )
  if (dropped) throw refuse(checklistRefusals.required, { item: dropped.label })
  const templateVersion = await nextVersion(ctx, key)
  const id = await insertVersion(ctx, {
    ...defineChecklist({ key, title: [title, title], items }),
    title,
    templateVersion,
  })
  ctx.record({ event: 'checklist.published', subject: { kind: 'checklist', id }, data: { key, templateVersion } })
  return { templateVersion }
}
