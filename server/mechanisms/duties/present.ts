import type { DutyView } from '#domain/mechanisms/duties/contract.ts'
import { type DutyDefinition, dutyPath, dutyTitle } from '#domain/mechanisms/duties/definition.ts'
import { dueStateOf } from '#domain/mechanisms/duties/due-state.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { textParams } from '#server/kernel/text-params.ts'
import { type Acting, holds } from './acting.ts'
import type { DutyListRow } from './queries-lists.ts'

export type DutyKinds = ReadonlyMap<string, DutyDefinition>

export function kindsOf(definitions: readonly DutyDefinition[]): DutyKinds {
  return new Map(definitions.map(definition => [definition.kind, definition]))
}

export function presentDuty(ctx: Ctx, kinds: DutyKinds, acting: Acting, row: DutyListRow): DutyView {
  const definition = kinds.get(row.kind)
  const params = textParams(row.params)
  const open = row.state === 'open'
  return {
    id: row.id,
    kind: row.kind,
    title: dutyTitle(definition, row.kind, params),
    path: dutyPath(definition, { subjectId: row.subjectId, threadId: row.threadId, params }),
    limit: definition?.limit ?? '',
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    threadId: row.threadId,
    ownerRole: row.ownerRole,
    ownerId: row.ownerId,
    ownerName: row.ownerName,
    standInId: row.standInId,
    standInName: row.standInName,
    opensAt: row.opensAt,
    warnAt: row.warnAt,
    dueAt: row.dueAt,
    state: dueStateOf(row, ctx.now),
    closedAt: row.closedAt,
    closedByName: row.closedByName,
    version: row.version,
    can: {
      finish: open && definition?.byHand === true && holds(acting, row),
      reassign: open && ctx.can('duty.reassign'),
    },
  }
}
