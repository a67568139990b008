import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zId, zText } from '#domain/kernel/input.ts'
import { paperReaders } from '../access/paper-readers.ts'
import type { Grants } from '../access/roles.ts'

const tag = 'files'

/** Twenty megabytes of a file; Base64 makes a third more of it. */
export const MAX_FILE_BYTES = 20 * 1_048_576
const MAX_BASE64 = Math.ceil(MAX_FILE_BYTES / 3) * 4 + 4

/** A kind of record: 'repairOrder', 'visit', 'diagnosis'. */
const zKind = z.string().regex(/^[a-z][A-Za-z0-9-]{0,39}$/)

export const zFileView = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  purpose: z.string(),
  createdByName: z.string(),
  createdAt: z.string(),
})
export type FileView = z.output<typeof zFileView>

export const filesContract = {
  add: endpoint({
    method: 'POST',
    path: '/files',
    access: 'signedIn',
    summary:
      'Keep a photo, video, sound or PDF of at most 20 MB. What it is, is read from its bytes; pictures are drawn anew, without the place and camera data in them',
    tag,
    input: {
      id: zId,
      name: zText(200),
      base64: z.string().max(MAX_BASE64),
      subjectKind: zKind.optional(),
      subjectId: zId.optional(),
      purpose: z.string().max(40).default(''),
    },
    output: zFileView,
  }),
  get: endpoint({
    method: 'GET',
    path: '/files/{id}/details',
    access: 'media.read',
    summary: 'What a file is; its bytes are at GET /files/{id}, a small picture of it with ?size=small',
    tag,
    input: { id: zId },
    output: zFileView,
  }),
  list: endpoint({
    method: 'GET',
    path: '/files',
    access: 'media.read',
    summary: 'The files of a record, oldest first',
    tag,
    input: { subjectId: zId, purpose: z.string().max(40).optional() },
    output: z.object({ rows: z.array(zFileView) }),
  }),
}

/** Photos and films of customers' cars: for those who read the papers they belong to. Whoever sent a file in may see that one. */
export const filesGrants = {
  'media.read': paperReaders,
} as const satisfies Grants
