import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zFen, zHoursCenti, zId, zInstant, zQtyMilli, zText, zVersion } from '#domain/kernel/input.ts'

const tag = 'add-ons'

export const zAddOn = z.object({
  id: z.string(),
  number: z.string().nullable(),
  reason: z.string(),
  safety: z.boolean(),
  consequence: z.string(),
  extraMinutes: z.int(),
  newPromisedAt: z.string().nullable(),
  foundBy: z.string(),
  foundAt: z.string(),
  firstContactAt: z.string().nullable(),
  state: z.enum(['found', 'priced', 'asked', 'agreed', 'handedOver', 'refused', 'closed']),
  answerAt: z.string().nullable(),
  answerChannel: z.string(),
  relayedAt: z.string().nullable(),
  relayedTo: z.string().nullable(),
  paperId: z.string().nullable(),
  contentHash: z.string().nullable(),
  /** 'presented' while a signature is missing. */
  paperState: z.string().nullable(),
  version: z.int(),
})
export type AddOnView = z.infer<typeof zAddOn>

/** A line of an add-on; the technician may leave the price to the adviser. */
export const zAddOnLine = z.strictObject({
  id: zId,
  kind: z.enum(['labour', 'part', 'other']),
  labourOperationId: zId.nullable().default(null),
  partId: zId.nullable().default(null),
  forLineId: zId.nullable().default(null),
  name: z.string().max(100).nullable().default(null),
  hoursCenti: zHoursCenti.nullable().default(null),
  qtyMilli: zQtyMilli,
  unitPriceFen: zFen.nullable().default(null),
  discountFen: zFen.default(0),
  payer: z.enum(['customer', 'maker', 'insurer', 'internal', 'rework']).default('customer'),
  basis: z.enum(['finding', 'rule', 'wish']).default('finding'),
  basisText: z.string().max(300).default(''),
  customerSupplied: z.boolean().default(false),
  deviationReason: z.string().max(300).default(''),
})

export const addOnEndpoints = {
  findAddOn: endpoint({
    method: 'POST',
    path: '/repair-orders/{orderId}/add-ons',
    access: 'addOn.find',
    summary: 'Report something found in the workshop; the adviser has to call the customer at once',
    tag,
    input: {
      orderId: zId,
      id: zId,
      reason: zText(500),
      safety: z.boolean(),
      consequence: z.string().max(500).default(''),
      lines: z.array(zAddOnLine).max(50),
      fileIds: z.array(zId).max(20).default([]),
    },
    output: zSaved,
  }),
  priceAddOn: endpoint({
    method: 'POST',
    path: '/add-ons/{id}/price',
    access: 'addOn.ask',
    summary: 'Price the finding, state the longer time, and issue the add-on form',
    tag,
    input: {
      id: zId,
      version: zVersion,
      lines: z.array(zAddOnLine).min(1).max(50),
      extraMinutes: z.int().min(0).max(100_000),
      newPromisedAt: zInstant,
    },
    output: zSaved.extend({ number: z.string(), paperId: z.string(), contentHash: z.string() }),
  }),
  contactForAddOn: endpoint({
    method: 'POST',
    path: '/add-ons/{id}/contact',
    access: 'addOn.ask',
    summary: 'Record an attempt to reach the customer',
    tag,
    input: {
      id: zId,
      reached: z.boolean(),
      channel: z.enum(['call', 'sms', 'wechat', 'inPerson']),
      note: z.string().max(300).default(''),
    },
    output: zSaved,
  }),
  agreeAddOn: endpoint({
    method: 'POST',
    path: '/add-ons/{id}/agree',
    access: 'addOn.ask',
    summary: 'The customer agrees: drawn signature on the tablet (a remote customer confirms by link and code)',
    tag,
    input: {
      id: zId,
      version: zVersion,
      signerName: zText(60),
      image: z.string().startsWith('data:image/png;base64,').max(200_000),
      contentHash: z.string().length(64),
    },
    output: zSaved,
  }),
  refuseAddOn: endpoint({
    method: 'POST',
    path: '/add-ons/{id}/refuse',
    access: 'addOn.ask',
    summary:
      'The customer refuses: whom in the workshop was told and when; safety items need the risk note signed, at once or before the car leaves',
    tag,
    input: {
      id: zId,
      version: zVersion,
      channel: z.enum(['call', 'sms', 'wechat', 'inPerson']),
      reason: zText(300),
      relayedTo: zId.nullable(),
      riskSignature: z
        .strictObject({ signerName: zText(60), image: z.string().startsWith('data:image/png;base64,').max(200_000) })
        .nullable()
        .default(null),
      /** Who refuses on the telephone signs behind the link, or when the car is fetched. */
      signLater: z.boolean().default(false),
    },
    output: zSaved,
  }),
  receiveAddOn: endpoint({
    method: 'POST',
    path: '/add-ons/{id}/receive',
    access: 'addOn.receive',
    summary: 'The workshop takes the agreed add-on; its time is the hand-over time',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved,
  }),
}
