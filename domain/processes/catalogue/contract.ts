import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import {
  zBool,
  zCursor,
  zFen,
  zHoursCenti,
  zId,
  zInstant,
  zLimit,
  zOptionalText,
  zText,
  zVersion,
} from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'
import { zoneEndpoints } from './contract-zones.ts'
import { zFitment, zOperationRow, zPartGrade, zPartPage, zPartRow, zPriceListRow } from './shapes.ts'
import { zWorkSteps, zWorkStepsInput } from './work-steps.ts'

const tag = 'catalogue'

/** How the catalogue is asked: words, number or sounds; and the car it is for. */
const zFind = { q: zOptionalText(60).optional(), vehicleId: zId.optional(), limit: zLimit.optional() }

/** From when on a price holds, why, and for which price zone; null for this store alone. */
const zPublished = { effectiveFrom: zInstant.optional(), reason: zText(200), zoneId: zId.nullable().default(null) }

const zPartFields = {
  name: zText(100),
  category: zText(40),
  grade: zPartGrade,
  maker: z.string().max(60).default(''),
  unit: zText(10).default('个'),
  leadDays: z.int().min(0).max(400).default(1),
  aliases: z.array(zText(60)).max(40).default([]),
  fitments: z
    .array(zFitment.extend({ brand: zText(40) }))
    .max(400)
    .default([]),
}

const zOperationFields = {
  name: zText(100),
  system: zText(30),
  trade: zText(30),
  powers: z
    .array(z.enum(['petrol', 'diesel', 'hev', 'phev', 'bev']))
    .max(5)
    .default([]),
  hoursCenti: zHoursCenti,
  grade: z.int().min(1).max(5).default(1),
  highVoltage: z.boolean().default(false),
  keyItem: z.boolean().default(false),
  guaranteeClass: zText(30),
  /** In the order of work, each with the reading it has to end with, if any. */
  steps: zWorkStepsInput.default([]),
  /** Kinds of special tool it needs. */
  tools: z.array(zText(30)).max(10).default([]),
}

export const catalogueContract = {
  ...zoneEndpoints,
  kinds: endpoint({
    method: 'GET',
    path: '/catalogue/kinds',
    access: 'signedIn',
    summary: 'The systems, trades and part categories in use, for choosing from',
    tag,
    input: {},
    output: z.object({ systems: z.array(z.string()), trades: z.array(z.string()), categories: z.array(z.string()) }),
  }),
  operations: endpoint({
    method: 'GET',
    path: '/catalogue/operations',
    access: 'signedIn',
    summary: 'Labour operations by code, name or pinyin, with hours and the price at the published rate',
    tag,
    input: {
      ...zFind,
      system: zOptionalText(30).optional(),
      trade: zOptionalText(30).optional(),
      cursor: zCursor.optional(),
    },
    output: pageOf(zOperationRow),
  }),
  operation: endpoint({
    method: 'GET',
    path: '/catalogue/operations/{id}',
    access: 'signedIn',
    summary: 'One labour operation with its work steps',
    tag,
    input: { id: zId },
    output: zOperationRow.extend({
      steps: zWorkSteps,
      tools: z.array(z.string()),
      can: z.object({ edit: z.boolean() }),
    }),
  }),
  addOperation: endpoint({
    method: 'POST',
    path: '/catalogue/operations',
    access: 'catalogue.editLabour',
    summary: 'Add a labour operation to the group’s catalogue',
    tag,
    input: { id: zId, code: zText(20), ...zOperationFields },
    output: zSaved,
  }),
  editOperation: endpoint({
    method: 'POST',
    path: '/catalogue/operations/{id}',
    access: 'catalogue.editLabour',
    summary: 'Change a labour operation; orders already written keep what they say',
    tag,
    input: { id: zId, version: zVersion, ...zOperationFields },
    output: zSaved,
  }),
  parts: endpoint({
    method: 'GET',
    path: '/catalogue/parts',
    access: 'signedIn',
    summary: 'Parts by number, name, alias or pinyin, those that fit the car and lie in stock first',
    tag,
    input: {
      ...zFind,
      category: zOptionalText(40).optional(),
      inStock: zBool.optional(),
      /** Also those that do not fit the car. */
      anyFit: zBool.optional(),
      cursor: zCursor.optional(),
    },
    output: pageOf(zPartRow),
  }),
  part: endpoint({
    method: 'GET',
    path: '/catalogue/parts/{id}',
    access: 'signedIn',
    summary: 'One part with stock, bin, fitment, alternatives and prices',
    tag,
    input: { id: zId, vehicleId: zId.optional() },
    output: zPartPage,
  }),
  addPart: endpoint({
    method: 'POST',
    path: '/catalogue/parts',
    access: 'catalogue.editParts',
    summary: 'Add a part to the group’s catalogue',
    tag,
    input: { id: zId, number: zText(40), costFen: zFen, priceFen: zFen, ...zPartFields },
    output: zSaved,
  }),
  editPart: endpoint({
    method: 'POST',
    path: '/catalogue/parts/{id}',
    access: 'catalogue.editParts',
    summary: 'Change a part; its price is set by a command of its own',
    tag,
    input: { id: zId, version: zVersion, active: z.boolean(), supersededBy: zId.nullable(), ...zPartFields },
    output: zSaved,
  }),
  prices: endpoint({
    method: 'GET',
    path: '/price-list',
    access: 'signedIn',
    summary: 'The published prices of the store as of a moment',
    tag,
    input: {
      q: zOptionalText(60).optional(),
      kind: z.enum(['labour', 'part', 'rate']).optional(),
      at: zInstant.optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zPriceListRow).extend({ can: z.object({ set: z.boolean() }) }),
  }),
  publicPrices: endpoint({
    method: 'GET',
    path: '/public/price-list/{storeCode}',
    access: 'public',
    summary: 'The price board of a store, for anyone',
    tag,
    input: {
      storeCode: z.string().regex(/^[A-Z0-9]{2,6}$/),
      q: zOptionalText(60).optional(),
      kind: z.enum(['labour', 'part', 'rate']).optional(),
      cursor: zCursor.optional(),
    },
    output: pageOf(zPriceListRow).extend({
      store: z.object({ name: z.string(), address: z.string(), phone: z.string() }),
      asOf: z.string(),
    }),
  }),
  setPartPrice: endpoint({
    method: 'POST',
    path: '/catalogue/parts/{id}/prices',
    access: 'price.set',
    summary: 'Publish a price of a part in this store or a price zone, from now or a coming moment on',
    tag,
    input: { id: zId, priceId: zId, priceFen: zFen, ...zPublished },
    output: z.object({ id: z.string(), effectiveFrom: z.string() }),
  }),
  setRate: endpoint({
    method: 'POST',
    path: '/labour-rates',
    access: 'price.set',
    summary: 'Publish the hourly rate of a trade in this store or a price zone, from now or a coming moment on',
    tag,
    input: { id: zId, trade: zText(30), rateFen: zFen, ...zPublished },
    output: z.object({ id: z.string(), effectiveFrom: z.string() }),
  }),
}

export const catalogueGrants = {
  'catalogue.editLabour': ['R-WS-MGR', 'R-SVC-MGR', 'R-TECH-EXP', 'R-ADMIN'],
  'catalogue.editParts': ['R-PARTS', 'R-PURCH', 'R-SVC-MGR', 'R-ADMIN'],
  'catalogue.costs': ['R-PARTS', 'R-PURCH', 'R-SVC-MGR', 'R-GM', 'R-FIN'],
  'price.set': ['R-SVC-MGR', 'R-GM'],
  'price.zones': ['R-GM', 'R-ADMIN'],
} as const satisfies Grants
