import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zId, zVersion } from '#domain/kernel/input.ts'
import { zMediumInput } from './media.ts'

const tag = 'diagnosis'

/** Pictures and films of what was found; the files themselves are sent ahead (POST /files). */
export const mediaEndpoints = {
  addMedium: endpoint({
    method: 'POST',
    path: '/diagnoses/{id}/media',
    access: 'diagnosis.record',
    summary: 'Put a photo or short film with the case or with one of its findings',
    tag,
    input: { id: zId, ...zMediumInput },
    output: zSaved,
  }),
  editMedium: endpoint({
    method: 'POST',
    path: '/diagnosis-media/{id}',
    access: 'diagnosis.record',
    summary: 'Name a picture, put it with another finding, or show the copy that was drawn upon; the original is kept',
    tag,
    input: {
      id: zId,
      version: zVersion,
      findingId: zId.nullable(),
      caption: z.string().max(100),
      /** The photo drawn upon takes the place of the plain one. */
      markedFileId: zId.nullable().default(null),
    },
    output: zSaved,
  }),
  removeMedium: endpoint({
    method: 'POST',
    path: '/diagnosis-media/{id}/removal',
    access: 'diagnosis.record',
    summary: 'Take a picture out of the case; the file stays on record',
    tag,
    input: { id: zId, version: zVersion },
    output: z.object({ id: z.string() }),
  }),
}
