import { z } from 'zod'
import { zId } from '#domain/kernel/input.ts'

/** So many pictures and films tell a case; more is not looked at. */
export const MAX_MEDIA = 30

export const mediaKinds = ['photo', 'film'] as const
export type MediaKind = (typeof mediaKinds)[number]

/** What a file is to the case, by its true type; nothing else is shown to a customer. */
export function mediaKindOf(mediaType: string): MediaKind | undefined {
  if (mediaType.startsWith('image/')) return 'photo'
  return mediaType === 'video/mp4' || mediaType === 'video/webm' ? 'film' : undefined
}

export const zMedium = z.object({
  id: z.string(),
  findingId: z.string().nullable(),
  fileId: z.string(),
  /** The photo as it was taken, when this one was drawn upon. */
  originalId: z.string().nullable(),
  kind: z.enum(mediaKinds),
  caption: z.string(),
  addedBy: z.string(),
  addedAt: z.string(),
  version: z.int(),
})
export type MediumView = z.infer<typeof zMedium>

/** What the customer sees of it. */
export const zLinkMedium = zMedium.pick({ fileId: true, kind: true, caption: true })
export type LinkMedium = z.infer<typeof zLinkMedium>

export const zMediumInput = {
  mediumId: zId,
  fileId: zId,
  findingId: zId.nullable().default(null),
  caption: z.string().max(100).default(''),
}
