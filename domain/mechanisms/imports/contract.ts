import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zId, zText } from '#domain/kernel/input.ts'
import type { Grants } from '../access/roles.ts'

const tag = 'imports'

/** Base64 of the largest file; the kernel lets no larger body in. */
const MAX_BASE64 = 29_000_000

const zFile = {
  kind: zText(30),
  name: zText(200),
  base64: z.string().min(1).max(MAX_BASE64),
}

const zReport = z.object({
  kind: z.string(),
  rowCount: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  faulty: z.int(),
  columns: z.array(z.object({ heading: z.string(), label: z.string().nullable() })),
  /** The first faulty rows, one entry a fault. */
  faults: z.array(
    z.object({ line: z.int(), field: z.string(), label: z.string(), value: z.string(), reason: z.string() }),
  ),
})
export type ImportReport = z.infer<typeof zReport>

export const importsContract = {
  kinds: endpoint({
    method: 'GET',
    path: '/imports/kinds',
    access: 'data.import',
    summary: 'What can be imported, with the columns of each kind',
    tag,
    input: {},
    output: z.object({
      rows: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          columns: z.array(z.object({ key: z.string(), label: z.string(), required: z.boolean() })),
        }),
      ),
    }),
  }),
  preview: endpoint({
    method: 'POST',
    path: '/imports/preview',
    access: 'data.import',
    quiet: true,
    summary: 'Read a file and say what an import would do, row by row where it is faulty; nothing is written',
    tag,
    input: zFile,
    output: zReport.extend({
      /** The first rows as read; personal columns are masked. */
      sample: z.array(z.object({ line: z.int(), outcome: z.string(), cells: z.array(z.string()) })),
    }),
  }),
  run: endpoint({
    method: 'POST',
    path: '/imports',
    access: 'data.import',
    summary: 'Take the good rows of a file in and report the faulty ones; the same file again changes nothing',
    tag,
    input: { id: zId, ...zFile },
    output: zReport.extend({ id: z.string() }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/imports',
    access: 'data.import',
    summary: 'The latest imports of this store',
    tag,
    input: {},
    output: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          kind: z.string(),
          fileName: z.string(),
          rowCount: z.int(),
          added: z.int(),
          changed: z.int(),
          unchanged: z.int(),
          faulty: z.int(),
          runByName: z.string().nullable(),
          at: z.string(),
        }),
      ),
    }),
  }),
}

export const importsGrants = {
  'data.import': ['R-ADMIN', 'R-BIZ-SUP', 'R-SVC-MGR', 'R-PARTS', 'R-DATA'],
} as const satisfies Grants
