import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zId, zText } from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'
import { works } from '../repair-orders/status.ts'
import { certifiedWorks } from './certificate.ts'

const tag = 'quality'
const zLevel = z.enum(['self', 'mutual', 'exit'])

export const zCertificate = z.object({ works: z.array(z.enum(certifiedWorks)), paperId: z.string().nullable() })

const zQueueRow = z.object({
  orderId: z.string(),
  number: z.string().nullable(),
  plate: z.string(),
  car: z.string(),
  promisedAt: z.string().nullable(),
  next: zLevel.nullable(),
  round: z.int(),
  doers: z.array(z.string()),
})

export const qualityContract = {
  queue: endpoint({
    method: 'GET',
    path: '/inspections/queue',
    access: 'quality.read',
    summary: 'Orders waiting for an inspection, and which',
    tag,
    input: {},
    output: z.object({ rows: z.array(zQueueRow) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/repair-orders/{id}/inspections',
    access: 'quality.read',
    summary: 'What was inspected, what is next, and what it needs',
    tag,
    input: { id: zId },
    output: z.object({
      /** Null when nothing waits: all levels are passed, or the work is not finished. */
      next: zLevel.nullable(),
      work: z.enum(works),
      /** The edition of the quality rules that holds. */
      rules: z.object({ edition: z.int(), title: z.string() }).nullable(),
      round: z.int(),
      sheetId: z.string().nullable(),
      /** Readings of what wears; never needed to pass. */
      wearSheetId: z.string().nullable(),
      /** Only where the law asks for it: the work that does, and the signed certificate. */
      certificate: zCertificate,
      lines: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          kind: z.string(),
          keyItem: z.boolean(),
          keyItemChecked: z.boolean(),
        }),
      ),
      inspections: z.array(
        z.object({
          id: z.string(),
          level: zLevel,
          round: z.int(),
          inspector: z.string(),
          result: z.enum(['pass', 'fail']),
          defect: z.string(),
          cause: z.string(),
          at: z.string(),
        }),
      ),
      reworks: z.array(
        z.object({
          id: z.string(),
          line: z.string(),
          stage: z.string(),
          defect: z.string(),
          cause: z.string(),
          openedAt: z.string(),
          doneAt: z.string().nullable(),
        }),
      ),
    }),
  }),
  begin: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/inspections/begin',
    access: 'quality.inspect',
    summary: 'Open the whole-car check of this round',
    tag,
    input: { id: zId },
    output: z.object({ sheetId: z.string() }),
  }),
  inspect: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/inspections',
    access: 'quality.inspect',
    summary: 'Pass or fail one level; a failure goes back to the right job',
    tag,
    input: {
      id: zId,
      inspectionId: zId,
      level: zLevel,
      result: z.enum(['pass', 'fail']),
      checkedLines: z.array(zId).max(200),
      defect: z.string().max(500).default(''),
      cause: z.string().max(500).default(''),
      failedLineId: zId.nullable().default(null),
    },
    output: z.object({ id: z.string(), work: z.string() }),
  }),
  checkKeyItem: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/key-items/{lineId}',
    access: 'quality.keyItem',
    summary: 'A second inspector re-checks a key item',
    tag,
    input: { id: zId, lineId: zId, note: z.string().max(300).default('') },
    output: z.object({ id: z.string(), work: z.string() }),
  }),
  certify: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/certificate',
    access: 'quality.certify',
    summary: 'Sign the certificate of completion the law asks for after large work',
    tag,
    input: { id: zId },
    output: z.object({ id: z.string(), paperId: z.string(), number: z.string() }),
  }),
  sendBack: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/send-back',
    access: 'quality.sendBack',
    summary: 'The customer or the adviser objects at delivery: back to the workshop with the text',
    tag,
    input: { id: zId, lineId: zId, defect: zText(500) },
    output: z.object({ id: z.string(), work: z.string() }),
  }),
}

export const qualityGrants = {
  'quality.read': [
    'R-QC',
    'R-TECH',
    'R-LEAD-TECH',
    'R-TEAM',
    'R-WS-MGR',
    'R-DISP',
    'R-SA',
    'R-SA-ASST',
    'R-SVC-MGR',
    'R-BIZ-SUP',
  ],
  'quality.inspect': ['R-QC', 'R-TECH', 'R-LEAD-TECH', 'R-TEAM'],
  'quality.keyItem': ['R-QC'],
  'quality.certify': ['R-QC'],
  'quality.sendBack': ['R-SA', 'R-SA-ASST', 'R-QC', 'R-BIZ-SUP', 'R-SVC-MGR'],
} as const satisfies Grants
