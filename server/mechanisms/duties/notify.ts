import { newId } from '#domain/kernel/id.ts'
import type { TextParams } from '#domain/kernel/texts.ts'
import type { Role } from '#domain/mechanisms/access/roles.ts'
import type { Ctx, Subject } from '#server/kernel/context.ts'
import { tellScreens } from '#server/kernel/timeline.ts'
import { staffWithRole } from '../access/queries.ts'

export type NoticeDraft = {
  to: { staffId: string } | { role: Role }
  /** Key of the notice's wording; `duty.…` ones are filled from the duty named in the parameters. */
  kind: string
  subject: Subject
  params?: TextParams
}

/**
 * Puts a notice on somebody's screen. A role's notice is one for each of its people, so that reading it is each one's
 * own; while nobody holds the role it waits for the first who will.
 */
export async function notify(ctx: Ctx, draft: NoticeDraft): Promise<void> {
  const to = draft.to
  const role = 'role' in to ? to.role : null
  const people = 'role' in to ? await staffWithRole(ctx, to.role) : [to.staffId]
  const addressees: (string | null)[] = people.length > 0 ? people : [null]
  const common = {
    storeId: ctx.store.id,
    role,
    kind: draft.kind,
    subjectKind: draft.subject.kind,
    subjectId: draft.subject.id,
    params: JSON.stringify(draft.params ?? {}),
    at: ctx.now,
  }
  await ctx.db
    .insertInto('notices')
    .values(addressees.map(staffId => ({ id: newId(), staffId, ...common })))
    .execute()
  await tellScreens(ctx, [{ kind: 'notice', id: draft.subject.id, threadId: null }])
}
