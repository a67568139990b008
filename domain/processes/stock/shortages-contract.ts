import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zId, zInstant, zLimit, zOptionalText, zText, zVersion } from '#domain/kernel/input.ts'
import { zShortage, zToldChannel } from './shapes.ts'
import { shortageStates } from './shortage-states.ts'

const tag = 'shortages'

export const shortagesContract = {
  list: endpoint({
    method: 'GET',
    path: '/shortages',
    access: 'parts.read',
    summary: 'Missing parts with the time and person of each step, oldest first',
    tag,
    input: {
      q: zOptionalText(40).optional(),
      state: z.enum(shortageStates).optional(),
      /** Those that somebody still has to do something about. */
      open: z.enum(['open', 'all']).optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zShortage).extend({
      can: z.object({ order: z.boolean(), tell: z.boolean(), receive: z.boolean() }),
    }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/shortages/{id}',
    access: 'parts.read',
    summary: 'One missing part',
    tag,
    input: { id: zId },
    output: zShortage,
  }),
  ask: endpoint({
    method: 'POST',
    path: '/part-requests/{requestId}/shortage',
    access: 'parts.request',
    summary: 'Say that a part asked for is not there; the parts department gets the task to order it',
    tag,
    input: { requestId: zId },
    output: zSaved,
  }),
  order: endpoint({
    method: 'POST',
    path: '/shortages/{id}/order',
    access: 'parts.order',
    summary: 'Note that the part is ordered, from whom, and when it is expected',
    tag,
    input: { id: zId, version: zVersion, supplier: zText(80), expectedAt: zInstant },
    output: zSaved,
  }),
  tell: endpoint({
    method: 'POST',
    path: '/shortages/{id}/tell',
    access: 'parts.tellCustomer',
    summary: 'Note that the customer was told of the arrival, how and with what result; unreached stays a task',
    tag,
    input: {
      id: zId,
      version: zVersion,
      channel: zToldChannel,
      /** Empty when nobody was reached. */
      personReached: zOptionalText(60),
      result: zText(300),
    },
    output: zSaved,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/shortages/{id}/withdraw',
    access: 'parts.order',
    summary: 'Withdraw a shortage that is none any more',
    tag,
    input: { id: zId, version: zVersion, reason: zText(200) },
    output: zSaved,
  }),
}
