import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zId } from '#domain/kernel/input.ts'
import type { Grants } from '../access/roles.ts'

const tag = 'exports'

export const exportFormats = ['xlsx', 'csv'] as const
export const exportStates = ['waiting', 'running', 'done', 'failed', 'cancelled', 'expired'] as const

const zExport = z.object({
  id: z.string(),
  /** The list: 'orders', 'stock'. */
  kind: z.string(),
  title: z.string(),
  format: z.enum(exportFormats),
  state: z.enum(exportStates),
  rowsDone: z.int(),
  sizeBytes: z.int().nullable(),
  /** Why it failed, in words. */
  fault: z.string().nullable(),
  askedAt: z.string(),
  finishedAt: z.string().nullable(),
  /** Until when the file can be fetched. */
  expiresAt: z.string().nullable(),
})
export type ExportView = z.infer<typeof zExport>

export const exportsContract = {
  start: endpoint({
    method: 'POST',
    path: '/exports',
    access: 'data.export',
    summary:
      'Write a whole list to a file, with the filters of its operation; a job does it with the rights of the one who asked. The file is at GET /exports/{id}/file',
    tag,
    input: {
      id: zId,
      kind: z.string().regex(/^[a-z][A-Za-z]{1,39}$/),
      format: z.enum(exportFormats),
      filters: z
        .record(
          z.string().max(40),
          z.union([z.string().max(200), z.number(), z.boolean(), z.null(), z.array(z.string().max(100)).max(50)]),
        )
        .default({}),
    },
    output: zExport,
  }),
  list: endpoint({
    method: 'GET',
    path: '/exports',
    access: 'data.export',
    summary: 'The latest exports I asked for',
    tag,
    input: {},
    output: z.object({ rows: z.array(zExport) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/exports/{id}',
    access: 'data.export',
    summary: 'How far an export of mine is',
    tag,
    input: { id: zId },
    output: zExport,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/exports/{id}/cancel',
    access: 'data.export',
    summary: 'Stop an export of mine; what was written is thrown away',
    tag,
    input: { id: zId },
    output: zExport,
  }),
}

/** Taking a list away as a file is more than reading it row by row: advisers and the workshop may not. */
const keepers = [
  'R-BIZ-SUP',
  'R-CRA',
  'R-CASHIER',
  'R-PARTS',
  'R-PURCH',
  'R-WS-MGR',
  'R-SVC-MGR',
  'R-GM',
  'R-FIN',
  'R-ARCH',
  'R-DATA',
  'R-DPO',
  'R-ADMIN',
] as const

export const exportsGrants = {
  'data.export': keepers,
  /** Phone numbers in files are masked for everyone else. */
  'data.exportPhones': ['R-SVC-MGR', 'R-DPO'],
} as const satisfies Grants
