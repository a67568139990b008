import type { estimatesContract } from '#domain/processes/estimates/contract.ts'
import { estimateRefusals } from '#domain/processes/estimates/refusals.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { proposalAhead, supplyOf } from '#server/processes/repair-orders/promise-ahead.ts'
import { findVisit } from '#server/processes/repair-orders/queries.ts'
import { decideOnTablet } from './decide-estimate.ts'
import { askAboutEstimate, decideByLink, noteOpened, noteReading, openEstimateLink } from './estimate-links.ts'
import { estimatesView, estimateView } from './present-estimate.ts'
import { findEstimate, optionsOf } from './queries.ts'
import { createEstimate, saveEstimate, withdrawEstimate } from './save-estimate.ts'
import { askApproval, sendEstimateLink, showEstimate } from './show-estimate.ts'
import { bookEstimate, orderEstimate } from './use-estimate.ts'

export const estimatesRoutes: Handlers<typeof estimatesContract> = {
  ofVisit: async (ctx, input) => estimatesView(ctx, found(await findVisit(ctx, input.visitId))),
  get: async (ctx, input) => estimateView(ctx, found(await findEstimate(ctx, input.id))),
  create: createEstimate,
  save: saveEstimate,
  proposePromise: async (ctx, input) => {
    const estimate = found(await findEstimate(ctx, input.id))
    const option = (await optionsOf(ctx, estimate.id)).find(item => item.label === input.option)
    if (!option) throw refuse(estimateRefusals.unknownOption, { label: input.option })
    const { promisedAt, breakdown } = await proposalAhead(ctx, option.lines, await supplyOf(ctx, option.lines))
    return { promisedAt, breakdown: [...breakdown] }
  },
  askApproval,
  show: showEstimate,
  sendLink: sendEstimateLink,
  decide: decideOnTablet,
  order: orderEstimate,
  book: bookEstimate,
  withdraw: withdrawEstimate,
  openLink: openEstimateLink,
  noteOpened,
  noteReading,
  askByLink: askAboutEstimate,
  decideByLink,
}
