import { z } from 'zod'
import { endpoint, pageOf } from '#domain/kernel/endpoint.ts'
import { zCursor, zDateOn, zId, zLimit, zOptionalText, zText } from '#domain/kernel/input.ts'
import { paperReaders } from '../access/paper-readers.ts'
import { paperDocument } from './document.ts'

const tag = 'papers'

const zPaperRow = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  number: z.string(),
  revision: z.int(),
  state: z.enum(['presented', 'signed', 'voided', 'final']),
  subjectKind: z.string(),
  subjectId: z.string(),
  threadId: z.string().nullable(),
  finder: z.string(),
  issuedAt: z.string(),
})
export type PaperListRow = z.infer<typeof zPaperRow>

export const zPaperView = z.object({
  id: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  threadId: z.string().nullable(),
  document: paperDocument,
  slots: z.array(z.object({ role: z.string(), label: z.string(), required: z.boolean(), signed: z.boolean() })),
})

/** A drawn signature is a PNG of a few kilobytes. */
const zImage = z.string().startsWith('data:image/png;base64,').max(200_000)

const zSignedAnswer = z.object({ id: z.string(), complete: z.boolean() })

export const papersContract = {
  kinds: endpoint({
    method: 'GET',
    path: '/paper-kinds',
    access: 'paper.read',
    summary: 'Every kind of form with its aliases and how many there are',
    tag,
    input: {},
    output: z.object({
      rows: z.array(z.object({ kind: z.string(), title: z.string(), aliases: z.array(z.string()), count: z.int() })),
    }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/papers',
    access: 'paper.read',
    summary: 'Find papers by kind, number, plate, customer, record or date',
    tag,
    input: {
      kind: z.string().max(20).optional(),
      q: zOptionalText(60).optional(),
      subjectId: zId.optional(),
      threadId: zId.optional(),
      fromOn: zDateOn.optional(),
      toOn: zDateOn.optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zPaperRow),
  }),
  get: endpoint({
    method: 'GET',
    path: '/papers/{id}',
    access: 'paper.read',
    summary: 'One paper as it is printed, with its signatures',
    tag,
    input: { id: zId },
    output: zPaperView,
  }),
  pdf: endpoint({
    method: 'GET',
    path: '/papers/{id}/pdf',
    access: 'paper.read',
    summary: 'The paper as PDF',
    tag,
    input: { id: zId },
    output: z.file(),
    leavesTrace: true,
  }),
  sign: endpoint({
    method: 'POST',
    path: '/papers/{id}/signatures',
    access: 'paper.collectSignature',
    summary: 'A customer signs on the tablet, or a member of staff signs for their own role',
    tag,
    input: {
      id: zId,
      role: zText(40),
      method: z.enum(['drawn', 'staff']),
      signerName: zText(60),
      image: zImage.nullable(),
      contentHash: z.string().length(64),
    },
    output: zSignedAnswer,
  }),
  sendLink: endpoint({
    method: 'POST',
    path: '/papers/{id}/link',
    access: 'paper.collectSignature',
    summary: 'Send the customer a link to read the paper and confirm it by code',
    tag,
    input: { id: zId, role: zText(40) },
    output: z.object({ id: z.string(), expiresAt: z.string(), state: z.string() }),
  }),
  openLink: endpoint({
    method: 'GET',
    path: '/links/{token}/paper',
    access: 'link',
    summary: 'The paper behind a customer link',
    tag: 'links',
    input: { token: z.string().max(60) },
    output: zPaperView,
  }),
  linkPhoto: endpoint({
    method: 'GET',
    path: '/links/{token}/photos/{id}',
    access: 'link',
    summary: 'One picture of the paper behind a customer link; no other file',
    tag: 'links',
    input: { token: z.string().max(60), id: zId, size: z.literal('small').optional() },
    output: z.file(),
  }),
  signByCode: endpoint({
    method: 'POST',
    path: '/links/{token}/sign',
    access: 'link',
    summary: 'Confirm the paper with the code received',
    tag: 'links',
    input: {
      token: z.string().max(60),
      code: z.string().regex(/^\d{6}$/),
      contentHash: z.string().length(64),
      signerName: zText(60),
    },
    output: zSignedAnswer,
  }),
}

export const papersGrants = {
  'paper.read': paperReaders,
  'paper.collectSignature': [
    'R-SA',
    'R-SA-ASST',
    'R-WS-MGR',
    'R-DISP',
    'R-TEAM',
    'R-TECH',
    'R-LEAD-TECH',
    'R-QC',
    'R-CASHIER',
    'R-PARTS',
    'R-BIZ-SUP',
    'R-SVC-MGR',
    'R-TRACK',
    'R-CRA',
  ],
} as const
