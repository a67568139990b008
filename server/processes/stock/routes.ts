import type { partsContract } from '#domain/processes/stock/contract.ts'
import type { shortagesContract } from '#domain/processes/stock/shortages-contract.ts'
import type { stockContract } from '#domain/processes/stock/stock-contract.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { acknowledgeSlip, handSlips } from './close-slips.ts'
import { issueParts } from './issue-parts.ts'
import { listSlips, showCounter } from './list-counter.ts'
import { listReceipts } from './list-receipts.ts'
import { listShortages, showShortage } from './list-shortages.ts'
import { listJournal, listMovements, listStock, setBin } from './list-stock.ts'
import { askForPart, orderPart, tellCustomer, withdraw } from './move-shortage.ts'
import { showOrderParts } from './order-parts.ts'
import { receiveGoods } from './receive-goods.ts'
import { cancelRequest, requestLines, requestPart } from './request-parts.ts'
import { giveBackParts } from './return-parts.ts'

export const partsRoutes: Handlers<typeof partsContract> = {
  counter: showCounter,
  ofOrder: showOrderParts,
  request: requestPart,
  requestLines,
  cancel: cancelRequest,
  issue: issueParts,
  giveBack: giveBackParts,
  acknowledge: acknowledgeSlip,
  hand: handSlips,
  slips: listSlips,
}

export const shortagesRoutes: Handlers<typeof shortagesContract> = {
  list: listShortages,
  get: showShortage,
  ask: askForPart,
  order: orderPart,
  tell: tellCustomer,
  withdraw,
}

export const stockRoutes: Handlers<typeof stockContract> = {
  list: listStock,
  movements: listMovements,
  journal: listJournal,
  receive: receiveGoods,
  receipts: listReceipts,
  place: setBin,
}
