import { openingSlotsOn } from '#domain/kernel/calendar.ts'
import { addDaysOn, dateOn, daysBetweenOn, type Instant, minInstant } from '#domain/kernel/time.ts'
import { zReading } from '#domain/processes/catalogue/work-steps.ts'
import { placeAfterWork } from '#domain/processes/workshop/checklists.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { itemsNow } from '#server/mechanisms/checklists/sheets.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { busyBetween, listResources } from '#server/mechanisms/resources/bookings.ts'
import { addOnsOf, findOrder, findVisit, linesOf, liveLines } from '../repair-orders/queries.ts'
import { orderRows } from '../repair-orders/queries-list.ts'
import { applyPlan } from './apply-plan.ts'
import { endShift, myShift, preShiftSheet, spotCheck, startShift } from './attend.ts'
import { askOverLimit, checkTool, overLimitOf, saveTool, tools, toolsOfJob, wipNow } from './begin-rules.ts'
import { bayEvent, finishJob, pauseJob, startJob, tickStep } from './clock-job.ts'
import { dispatchOrder, moveJob } from './dispatch.ts'
import { hours, load, operationHours, progressPunctuality } from './figures.ts'
import { cancelOvertime, overtimes, planOvertime } from './overtime.ts'
import { askProgress } from './progress.ts'
import { openProgress, sendProgressLink } from './progress-link.ts'
import { proposePlan } from './propose-plan.ts'
import { proposeSlots } from './propose-slots.ts'
import { jobsBetween, jobsOfStaff, jobView, stepsOf, waitingLines } from './queries.ts'
import { carriedJobs } from './queries-carried.ts'
import { receiveOrder } from './receive-order.ts'
import { confirmHandover, handOver, handovers } from './shift-handover.ts'
import { admitVisitor, visitorLeft, visitors } from './visitors.ts'
import { wall } from './wall.ts'
import { finishWash, returnWash, startWash, washes } from './wash.ts'
import { removeWaste, waste, wasteMovements } from './waste.ts'

type Api = Handlers<typeof workshopContract>

/** Days a board may show at once; it is asked for one. */
const BOARD_DAYS = 31

const board: Api['board'] = async (ctx, { from, to }) => {
  const [opening, waiting, carried, jobs, technicians, bays, busy, wip] = await Promise.all([
    openingBetween(ctx, from, to),
    waitingOrders(ctx),
    carriedJobs(ctx, minInstant(from, ctx.now)),
    jobsBetween(ctx, from, to),
    listResources(ctx, 'technician'),
    listResources(ctx, 'bay'),
    busyBetween(ctx, from, to),
    wipNow(ctx),
  ])
  const bookings = busy.map(({ startAt, endAt, ...item }) => ({ ...item, from: startAt, to: endAt }))
  return { opening, waiting, carried, wip, jobs, resources: [...technicians, ...bays], bookings }
}

async function openingBetween(ctx: Ctx, from: Instant, to: Instant) {
  const calendar = await calendarOf(ctx)
  const firstOn = dateOn(from, ctx.store.zone)
  const days = Math.min(BOARD_DAYS, daysBetweenOn(firstOn, dateOn(to, ctx.store.zone)) + 1)
  return Array.from({ length: Math.max(0, days) }, (_, day) => addDaysOn(firstOn, day)).flatMap(on =>
    openingSlotsOn(calendar, on),
  )
}

async function waitingOrders(ctx: Ctx) {
  const lines = await waitingLines(ctx)
  const byOrder = Map.groupBy(lines, line => line.orderId)
  const orders = await orderRows(ctx, [...byOrder.keys()])
  return [...byOrder].map(([orderId, own]) => {
    const { number, plate, car, label, risk, team, promisedAt, plannedMinutes } = found(orders.get(orderId))
    return {
      ...{ orderId, number, plate, car, label, risk, team, promisedAt, plannedMinutes },
      suspected: own.some(line => line.suspected),
      lines: own.map(({ lineId, orderId: _order, suspected: _suspected, ...line }) => ({ ...line, id: lineId })),
    }
  })
}

const job: Api['job'] = async (ctx, input) => {
  const view = found(await jobView(ctx, input.id))
  const order = found(await findOrder(ctx, view.orderId))
  const visit = found(await findVisit(ctx, order.visitId))
  const parts = liveLines(await linesOf(ctx, order.id)).filter(
    line => line.kind === 'part' && (line.forLineId === view.lineId || line.forLineId === null),
  )
  return {
    ...view,
    customerWords: order.description,
    wishes: order.wishes,
    abnormality: visit.abnormality,
    steps: (await stepsOf(ctx, view.id)).map(step => ({
      ...step,
      reading: step.reading === null ? null : zReading.parse(step.reading),
    })),
    parts: parts.map(line => ({ name: line.name, qtyMilli: line.qtyMilli, unit: line.unit })),
    tools: await toolsOfJob(ctx, view),
    place: await itemsNow(ctx, placeAfterWork),
    overLimit: order.work === 'working' ? null : await overLimitOf(ctx, view),
    addOns: (await addOnsOf(ctx, order.id)).map(({ id, reason, safety, state, answerAt, relayedAt }) => ({
      ...{ id, reason, safety, state, answerAt, relayedAt },
    })),
  }
}

export const workshopRoutes: Api = {
  proposePlan,
  proposeSlots,
  applyPlan,
  washes,
  startWash,
  finishWash,
  returnWash,
  receive: receiveOrder,
  board,
  dispatch: dispatchOrder,
  moveJob,
  myJobs: async ctx => ({ rows: await jobsOfStaff(ctx, staffId(ctx)) }),
  job,
  start: startJob,
  pause: pauseJob,
  step: tickStep,
  finish: finishJob,
  bayEvent,
  askProgress,
  tools,
  saveTool,
  checkTool,
  askOverLimit,
  handovers,
  handOver,
  confirmHandover,
  overtimes,
  planOvertime,
  cancelOvertime,
  waste,
  wasteMovements,
  removeWaste,
  visitors,
  admitVisitor,
  visitorLeft,
  myShift,
  preShiftSheet,
  startShift,
  endShift,
  spotCheck,
  sendProgressLink,
  openProgress,
  wall,
  hours,
  progressPunctuality,
  operationHours,
  load,
}
