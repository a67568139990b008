import { fill, type Text, type TextParams } from '#domain/kernel/texts.ts'
import type { Role } from '#domain/mechanisms/access/roles.ts'

/** A kind of thing that must be done in time, by somebody, for a record. */
export type DutyDefinition = {
  /** `<feature>.<what-to-do>` */
  kind: string
  /** What the list shows; `{name}` places are filled from the parameters given when the duty is opened. */
  title: Text
  /** The row of the register of limits, or the requirement that sets the limit. */
  limit: string
  ownerRole: Role
  /** Who hears of it when it is not done in time. */
  escalateTo?: Role
  /** Where the work is done; `{subjectId}`, `{threadId}` and the duty's parameters are filled in. */
  path: string
  /** The holder may tick it off; without this only the work itself closes it. */
  byHand?: boolean
  /** Also recalled half-way, for long limits on which a customer waits. */
  early?: boolean
}

export function defineDuty(definition: DutyDefinition): DutyDefinition {
  return definition
}

export function dutyTitle(definition: DutyDefinition | undefined, kind: string, params: TextParams): Text {
  if (!definition) return [kind, kind]
  return [fill(definition.title[0], params), fill(definition.title[1], params)]
}

export function dutyPath(
  definition: DutyDefinition | undefined,
  duty: { subjectId: string; threadId: string | null; params: TextParams },
): string {
  const { subjectId, threadId, params } = duty
  return definition ? fill(definition.path, { ...params, subjectId, threadId: threadId ?? subjectId }) : ''
}
