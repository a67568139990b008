import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zDateOn, zId, zOptionalText, zText, zVersion } from '#domain/kernel/input.ts'
import { zHolderKind, zKey, zMarkKind, zMarkView, zValuables, zVisitPaperKind } from './visit-shape.ts'

const tag = 'reception'
const zPermille = z.int().min(0).max(1000)
const zFiles = z.array(zId).max(20).default([])
/**
 * With the version of the visit before and after, so that commands given one after the other without an answer can follow
 * on their own change and never on somebody else's.
 */
const zMarked = z.object({ id: z.string(), versionBefore: z.int(), version: z.int() })

/** The walk-around, belongings, papers and keys of a visit. */
export const walkEndpoints = {
  addMark: endpoint({
    method: 'POST',
    path: '/visits/{visitId}/marks',
    access: 'visit.receive',
    summary: 'Mark damage on the drawing of the car; a signed inspection sheet has to be signed again',
    tag,
    input: {
      visitId: zId,
      id: zId,
      view: zMarkView,
      xPermille: zPermille,
      yPermille: zPermille,
      kind: zMarkKind,
      part: zOptionalText(40).default(null),
      note: zOptionalText(200).default(null),
      fileIds: zFiles,
      /** The mark of an earlier visit that shows the same damage. */
      sameAs: zId.nullable().default(null),
    },
    output: zMarked.extend({ no: z.int() }),
  }),
  setMarkPhotos: endpoint({
    method: 'POST',
    path: '/visits/{visitId}/marks/{id}/photos',
    access: 'visit.receive',
    summary: 'The photos of a mark, whole list',
    tag,
    input: { visitId: zId, id: zId, fileIds: z.array(zId).max(20) },
    output: zMarked,
  }),
  removeMark: endpoint({
    method: 'POST',
    path: '/visits/{visitId}/marks/{id}/removal',
    access: 'visit.receive',
    summary: 'Take a mark off the drawing; it stays on the timeline',
    tag,
    input: { visitId: zId, id: zId },
    output: zMarked,
  }),
  walk: endpoint({
    method: 'POST',
    path: '/visits/{id}/walk-around',
    access: 'visit.receive',
    summary: 'What the walk-around found, or explicitly nothing, and whether the customer was there',
    tag,
    input: {
      id: zId,
      version: zVersion,
      abnormality: zText(1000),
      checkedWithCustomer: z.boolean(),
      paintNote: zOptionalText(300).default(null),
      warningLamps: zOptionalText(200).default(null),
    },
    output: zSaved,
  }),
  saveBelongings: endpoint({
    method: 'POST',
    path: '/visits/{id}/belongings',
    access: 'visit.receive',
    summary: 'The whole list of belongings and tools, spare wheel and valuables; an empty list is stated as such',
    tag,
    input: {
      id: zId,
      version: zVersion,
      none: z.boolean(),
      items: z
        .array(
          z.strictObject({
            id: zId,
            kind: z.enum(['item', 'tool']),
            name: zText(60),
            count: z.int().min(1).max(999),
            placeKept: zOptionalText(60).default(null),
            note: zOptionalText(200).default(null),
            fileIds: zFiles,
          }),
        )
        .max(60),
      spareWheel: z.boolean(),
      spareWheelNote: zOptionalText(100).default(null),
      valuables: zValuables,
    },
    output: zSaved.extend({ custodyNumber: z.string().nullable() }),
  }),
  savePapers: endpoint({
    method: 'POST',
    path: '/visits/{id}/papers',
    access: 'visit.receive',
    summary: 'The papers taken in, each with validity, completeness and condition; a difference is explained',
    tag,
    input: {
      id: zId,
      version: zVersion,
      none: z.boolean(),
      papers: z
        .array(
          z.strictObject({
            id: zId,
            kind: zVisitPaperKind,
            name: zOptionalText(40).default(null),
            valid: z.boolean(),
            complete: z.boolean(),
            intact: z.boolean(),
            validUntil: zDateOn.nullable().default(null),
            difference: zOptionalText(200).default(null),
            handling: zOptionalText(200).default(null),
          }),
        )
        .max(20),
    },
    output: zSaved,
  }),
  issueKey: endpoint({
    method: 'POST',
    path: '/visits/{visitId}/key',
    access: 'visit.receive',
    summary: 'Hang a tag on the key; without a number the lowest free one is taken',
    tag,
    input: {
      visitId: zId,
      id: zId,
      tagNumber: zOptionalText(10).default(null),
      keyCount: z.int().min(1).max(9).default(1),
      place: zOptionalText(40).default(null),
    },
    output: z.object({ id: z.string(), tagNumber: z.string(), paperId: z.string() }),
  }),
  moveKey: endpoint({
    method: 'POST',
    path: '/visits/{visitId}/key/movements',
    access: 'key.move',
    summary: 'The key changes hands: to the board, to a colleague or back to the customer',
    tag,
    input: {
      visitId: zId,
      holderKind: zHolderKind,
      /** Whose hands; the one who asks, when missing. */
      staffId: zId.nullable().default(null),
      place: zOptionalText(40).default(null),
      note: zOptionalText(100).default(null),
    },
    output: zKey,
  }),
  keys: endpoint({
    method: 'GET',
    path: '/keys',
    access: 'key.read',
    summary: 'The key board: every key in the house, who has it and since when',
    tag,
    input: { code: z.string().max(100).optional() },
    output: z.object({ rows: z.array(zKey) }),
  }),
  keyTrail: endpoint({
    method: 'GET',
    path: '/visits/{visitId}/key/movements',
    access: 'key.read',
    summary: 'Through whose hands a key went',
    tag,
    input: { visitId: zId },
    output: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          at: z.string(),
          holderKind: zHolderKind,
          holder: z.string(),
          place: z.string(),
          note: z.string(),
          movedBy: z.string(),
        }),
      ),
    }),
  }),
}
