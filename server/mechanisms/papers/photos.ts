import { kernelRefusals } from '#domain/kernel/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { printPicture } from '../files/print-picture.ts'
import { findFile } from '../files/queries.ts'
import { documentOf } from './present.ts'
import type { PaperRow } from './queries.ts'
import { definitionOf } from './registry.ts'

/** The files a paper shows; a link to the paper opens these and no others. */
async function photoIdsOf(ctx: Ctx, paper: PaperRow): Promise<string[]> {
  const blocks = definitionOf(paper.kind).layOut(await documentOf(ctx, paper))
  return blocks.flatMap(block => (block.type === 'photos' ? block.photos.map(photo => photo.fileId) : []))
}

/** One picture of a paper, small enough for a list where asked. @throws AppError notFound for any other file */
export async function photoOf(ctx: Ctx, paper: PaperRow, fileId: string, size: 'small' | undefined): Promise<File> {
  if (!(await photoIdsOf(ctx, paper)).includes(fileId)) throw refuse(kernelRefusals.notFound)
  const file = found(await findFile(ctx, fileId))
  const small = size === 'small' ? file.smallSha256 : null
  const bytes = await ctx.services.files.get(small ?? file.sha256)
  return new File([new Uint8Array(bytes)], file.name, { type: file.mediaType })
}

/** The pictures of a paper as data addresses by file id; a video keeps the frame with its archive number. */
export async function picturesOf(ctx: Ctx, paper: PaperRow): Promise<Record<string, string>> {
  const pictures: Record<string, string> = {}
  for (const fileId of await photoIdsOf(ctx, paper)) {
    const file = await findFile(ctx, fileId)
    if (!file?.mediaType.startsWith('image/')) continue
    pictures[fileId] = await printPicture(await ctx.services.files.get(file.sha256))
  }
  return pictures
}
