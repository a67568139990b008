import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zDateOn, zId, zOptionalLongText, zVersion } from '#domain/kernel/input.ts'
import { zPhrases, zPurpose, zVisitState } from './visit-shape.ts'

const tag = 'reception'

/** The counter itself: where cars stand, what the next adviser should know, and how many came for what. */
export const counterEndpoints = {
  guide: endpoint({
    method: 'POST',
    path: '/visits/{id}/bay',
    access: 'visit.guide',
    summary: 'Guide the car to a reception bay; without one named, the first that is free',
    tag,
    input: { id: zId, version: zVersion, bayId: zId.nullable().default(null) },
    output: zSaved.extend({ bayId: z.string(), bay: z.string() }),
  }),
  parkOutside: endpoint({
    method: 'POST',
    path: '/visits/{id}/outside',
    access: 'visit.guide',
    summary: 'The car stands somewhere else; a bay it held is free again',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved,
  }),
  note: endpoint({
    method: 'POST',
    path: '/visits/{id}/adviser-note',
    access: 'visit.receive',
    summary: 'What the next adviser of this customer should know; may be written after the visit too',
    tag,
    input: { id: zId, version: zVersion, note: zOptionalLongText(500) },
    output: zSaved,
  }),
  readHandover: endpoint({
    method: 'POST',
    path: '/visits/{id}/hand-over',
    access: 'visit.receive',
    summary: 'The notes of the last adviser and the open wishes were read',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved,
  }),
  phrases: endpoint({
    method: 'GET',
    path: '/visits/phrases',
    access: 'visit.read',
    summary: 'The standard wording of the store, with its name and that of the reader',
    tag,
    input: {},
    output: zPhrases,
  }),
  counts: endpoint({
    method: 'GET',
    path: '/visits/counts',
    access: 'visit.read',
    summary: 'Everyone who came on a day: by purpose, by how it ended, and how long they waited',
    tag,
    input: { on: zDateOn },
    output: z.object({
      on: z.string(),
      visits: z.int(),
      people: z.int(),
      newCustomers: z.int(),
      meanWaitMinutes: z.int().nullable(),
      purposes: z.array(z.object({ purpose: zPurpose.nullable(), visits: z.int() })),
      states: z.array(z.object({ state: zVisitState, visits: z.int() })),
    }),
  }),
}
