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

export const zImportFaults = z.array(
  z.object({ line: z.int(), field: z.string(), label: z.string(), value: z.string(), reason: z.string() }),
)
export type ImportFaultView = z.infer<typeof zImportFaults>[number]

const zReport = z.object({
  kind: z.string(),
  rowCount: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  faulty: z.int(),
  columns: z.array(z.object({ heading: z.string(), label: z.string().nullable() })),
  /** The first faulty rows, one entry a fault. */
  faults: zImportFaults,
})
export type ImportReport = z.infer<typeof zReport>

export const importStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const

const zRun = z.object({
  id: z.string(),
  kind: z.string(),
  fileName: z.string(),
  state: z.enum(importStates),
  rowCount: z.int(),
  rowsDone: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  faulty: z.int(),
  /** Why it broke off, in words. */
  fault: z.string().nullable(),
  runByName: z.string().nullable(),
  at: z.string(),
})
export type ImportRun = z.infer<typeof zRun>

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
    summary:
      'Take the good rows of a file in, batch by batch in a job, and report the faulty ones; the same file again changes nothing',
    tag,
    input: { id: zId, ...zFile },
    output: zRun,
  }),
  list: endpoint({
    method: 'GET',
    path: '/imports',
    access: 'data.import',
    summary: 'The latest imports of this store',
    tag,
    input: {},
    output: z.object({ rows: z.array(zRun) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/imports/{id}',
    access: 'data.import',
    summary: 'How far an import is, and the rows that could not be taken in so far',
    tag,
    input: { id: zId },
    output: zRun.extend({ faults: zImportFaults }),
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/imports/{id}/cancel',
    access: 'data.import',
    summary: 'Stop an import; what it has taken in stays, the same file again goes on from there',
    tag,
    input: { id: zId },
    output: zRun,
  }),
}

export const importsGrants = {
  'data.import': ['R-ADMIN', 'R-BIZ-SUP', 'R-SVC-MGR', 'R-PARTS'],
} as const satisfies Grants
