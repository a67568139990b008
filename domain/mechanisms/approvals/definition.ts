import { fill, type Text, type TextParams } from '#domain/kernel/texts.ts'

/** A kind of thing that somebody else must allow. */
export type ApprovalDefinition = {
  kind: string
  /** What the inbox shows; places are filled from the parameters given when asking. */
  title: Text
  /** Where the record is looked at; `{subjectId}`, `{threadId}` and the parameters are filled in. */
  path: string
}

export function defineApproval(definition: ApprovalDefinition): ApprovalDefinition {
  return definition
}

export function approvalTitle(definition: ApprovalDefinition | undefined, kind: string, params: TextParams): Text {
  if (!definition) return [kind, kind]
  return [fill(definition.title[0], params), fill(definition.title[1], params)]
}

export function approvalPath(
  definition: ApprovalDefinition | undefined,
  row: { subjectId: string; threadId: string | null; params: TextParams },
): string {
  const { subjectId, threadId, params } = row
  return definition ? fill(definition.path, { ...params, subjectId, threadId: threadId ?? subjectId }) : ''
}
