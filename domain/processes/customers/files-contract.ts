import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import {
  zCursor,
  zDateOn,
  zId,
  zLimit,
  zOptionalLongText,
  zOptionalText,
  zText,
  zVersion,
} from '#domain/kernel/input.ts'
import { declinableFields } from './file-completeness.ts'

const tag = 'customer files'

/** What the next talk is about (CRM-07). */
export const talkKinds = ['按期保养', '联谊活动', '优惠活动', '按时维修', '免费检测'] as const

const zFile = z.object({
  id: z.string(),
  envelopeNo: z.string(),
  kind: z.enum(['repair', 'consultation']),
  openedAt: z.string(),
  completedAt: z.string().nullable(),
  completedByName: z.string().nullable(),
  wantedServices: z.string(),
  habits: z.string(),
  preferences: z.string(),
  advice: z.string(),
  cabinetPlace: z.string(),
  nextTalk: z.string(),
  nextTalkKind: z.string(),
  nextTalkOn: z.string().nullable(),
  feesUntil: z.string().nullable(),
  notGiven: z.array(z.string()),
  version: z.int(),
})

const zFileRow = z.object({
  id: z.string(),
  vehicleId: z.string(),
  car: z.string(),
  title: z.string(),
  ownerName: z.string(),
  envelopeNo: z.string(),
  kind: z.enum(['repair', 'consultation']),
  openedAt: z.string(),
  completedAt: z.string().nullable(),
  dueAt: z.string().nullable(),
  nextTalk: z.string(),
  nextTalkOn: z.string().nullable(),
})

export const customerFilesContract = {
  list: endpoint({
    method: 'GET',
    path: '/vehicle-files',
    access: 'file.open',
    summary: 'Customer files of this store: those still to be completed, those whose next talk is due, or all',
    tag,
    input: {
      show: z.enum(['incomplete', 'talkDue', 'all']).default('incomplete'),
      limit: zLimit.default(50),
      cursor: zCursor.optional(),
    },
    output: pageOf(zFileRow),
  }),
  get: endpoint({
    method: 'GET',
    path: '/vehicles/{vehicleId}/file',
    access: 'file.open',
    summary: 'The customer file of a car in this store, and what it still lacks',
    tag,
    input: { vehicleId: zId },
    output: z.object({
      file: zFile.nullable(),
      groups: z.array(z.object({ group: z.string(), total: z.int(), gaps: z.array(z.string()) })),
      paperId: z.string().nullable(),
      can: z.object({ edit: z.boolean() }),
    }),
  }),
  open: endpoint({
    method: 'POST',
    path: '/vehicle-files',
    access: 'file.edit',
    // Opening the envelope that is already there changes nothing and is no refusal (CRM-04).
    quiet: true,
    summary: 'Open the envelope of a car; one that is there already is answered instead',
    tag,
    input: { vehicleId: zId, kind: z.enum(['repair', 'consultation']).default('consultation') },
    output: z.object({ id: z.string(), envelopeNo: z.string(), opened: z.boolean() }),
  }),
  edit: endpoint({
    method: 'POST',
    path: '/vehicle-files/{id}/edit',
    access: 'file.edit',
    summary: 'Write down habits, wishes, the next talk and where the envelope stands',
    tag,
    input: {
      id: zId,
      version: zVersion,
      wantedServices: zOptionalLongText(500).optional(),
      habits: zOptionalLongText(500).optional(),
      preferences: zOptionalLongText(500).optional(),
      advice: zOptionalLongText(500).optional(),
      cabinetPlace: zOptionalText(40).optional(),
      nextTalk: zOptionalLongText(500).optional(),
      nextTalkKind: z.enum(talkKinds).nullable().optional(),
      nextTalkOn: zDateOn.nullable().optional(),
      feesUntil: zDateOn.nullable().optional(),
      notGiven: z.array(z.enum(declinableFields)).max(declinableFields.length).optional(),
    },
    output: zSaved,
  }),
  complete: endpoint({
    method: 'POST',
    path: '/vehicle-files/{id}/complete',
    access: 'file.edit',
    summary: 'Close the duty to complete the file and issue its form; refused while fields are missing',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved.extend({ paperId: z.string(), paperNumber: zText(60) }),
  }),
}
