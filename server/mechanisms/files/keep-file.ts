import { newId } from '#domain/kernel/id.ts'
import { type Ctx, type Subject, staffIdOrNull } from '#server/kernel/context.ts'
import { fileName } from './file-name.ts'
import { inspectFile } from './inspect.ts'
import { insertFile, setSubject } from './queries.ts'

export type NewFileInput = {
  id?: string
  name: string
  bytes: Uint8Array
  subject?: Subject | undefined
  purpose?: string
}

/** Keeps a file that came from outside, after looking at what it really is. @throws AppError when it is not accepted */
export async function keepFile(ctx: Ctx, input: NewFileInput): Promise<string> {
  const file = await inspectFile(input.bytes)
  const name = fileName(input.name, file.extension)
  return store(ctx, { ...input, name }, { mediaType: file.mediaType, bytes: file.bytes, picture: file.picture })
}

/**
 * Keeps a file Carebay made itself, or had from a party it trusts: an invoice, a rendered paper. `quiet` leaves no trace
 * on the timeline, for what is only a rendering of something that has its own.
 */
export async function keepOwnFile(
  ctx: Ctx,
  input: NewFileInput & { mediaType: string; quiet?: boolean },
): Promise<string> {
  return store(ctx, input, { mediaType: input.mediaType, bytes: input.bytes, picture: null })
}

/** Gives files that were sent ahead, from a tablet or before the record was saved, to the record they belong to. */
export async function attachFiles(ctx: Ctx, fileIds: readonly string[], subject: Subject): Promise<void> {
  if (fileIds.length > 0) await setSubject(ctx, fileIds, subject)
}

type Content = {
  mediaType: string
  bytes: Uint8Array
  picture: { small: Uint8Array; width: number; height: number } | null
}

async function store(ctx: Ctx, input: NewFileInput & { quiet?: boolean }, content: Content): Promise<string> {
  const id = input.id ?? newId()
  const { picture, bytes, mediaType } = content
  const sha256 = await ctx.services.files.put(bytes)
  const smallSha256 = picture === null ? null : await ctx.services.files.put(picture.small)
  await insertFile(ctx, {
    id,
    sha256,
    smallSha256,
    mediaType,
    sizeBytes: bytes.length,
    width: picture?.width ?? null,
    height: picture?.height ?? null,
    name: input.name,
    subjectKind: input.subject?.kind ?? null,
    subjectId: input.subject?.id ?? null,
    purpose: input.purpose ?? '',
    createdBy: staffIdOrNull(ctx),
  })
  if (input.quiet === true) return id
  ctx.record({
    event: 'file.added',
    subject: input.subject ?? { kind: 'file', id },
    data: { file: id, mediaType, sizeBytes: bytes.length, sha256 },
  })
  return id
}
