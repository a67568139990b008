import { addWorkingDays, endOfWorkOnOrAfter } from '#domain/kernel/calendar.ts'
import { dateOn } from '#domain/kernel/time.ts'
import type { guaranteeContract } from '#domain/processes/guarantee/contract.ts'
import { answerExchange as answerDuty, finishExchange as finishDuty } from '#domain/processes/guarantee/duties.ts'
import { backFen, grounds, mayExchange, ratePpmOf, usageFen } from '#domain/processes/guarantee/exchange.ts'
import { carExchange } from '#domain/processes/guarantee/policies.ts'
import { guaranteeRefusals } from '#domain/processes/guarantee/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { countClocks } from './clocks.ts'
import { carOf } from './queries-clocks.ts'
import { faultsOf, saveChoice } from './queries-early.ts'
import { type ExchangeRow, insertExchange, lockExchange, saveExchange } from './queries-exchanges.ts'

type Api = Handlers<typeof guaranteeContract>

/** WAR-11: by a clock that is red; the price less the use is what goes back. */
export const askExchange: Api['askExchange'] = async (ctx, input) => {
  const car = found(await carOf(ctx, input.id))
  const { clock, about, kind, priceFen, km } = input
  const ratePpm = ratePpmOf(clock, input.ratePpm)
  const faults = await faultsOf(ctx, { vehicleId: car.id })
  ruled(mayExchange(grounds((await countClocks(ctx, car)).clocks, faults), { clock, about }))
  const amounts = { usageFen: usageFen({ priceFen, km, ratePpm }) }
  const back = backFen(kind, priceFen, amounts.usageFen)
  const { answerDays, finishDays } = await policy(ctx, carExchange)
  const exchange = {
    ...{ id: input.exchangeId, vehicleId: car.id, answerDueAt: await workingDaysOn(ctx, answerDays) },
    finishDueAt: await workingDaysOn(ctx, finishDays),
  }
  await insertExchange(ctx, {
    ...{ ...exchange, ...amounts, storeId: ctx.store.id, kind, clock, about, priceFen, km, ratePpm, backFen: back },
    ...{ askedBy: staffId(ctx), askedAt: ctx.now },
  })
  if (clock === 'early') await chooseCar(ctx, faults, about)
  ctx.record({
    event: 'guarantee.exchangeAsked',
    ...placeOf(car.id),
    data: { kind, clock, about, priceFen, km, ratePpm, ...amounts, backFen: back },
  })
  await openDuty(ctx, answerDuty, { ...dutyOf(exchange, car.plate), dueAt: exchange.answerDueAt })
  return { id: input.exchangeId, version: 1, ...amounts, backFen: back }
}

export const answerExchange: Api['answerExchange'] = async (ctx, input) => {
  const exchange = found(await lockExchange(ctx, input.id))
  await checkVersion(ctx, exchange, input.version)
  if (exchange.state !== 'asked') throw refuse(guaranteeRefusals.exchangeAnswered)
  const note = input.note ?? ''
  if (!input.agreed && note === '') throw refuse(guaranteeRefusals.answerReason)
  const version = await saveExchange(ctx, exchange, {
    ...{ state: input.agreed ? 'agreed' : 'refused', note },
    ...{ answeredBy: staffId(ctx), answeredAt: ctx.now },
  })
  const event = input.agreed ? 'guarantee.exchangeAgreed' : 'guarantee.exchangeRefused'
  ctx.record({ event, ...placeOf(exchange.vehicleId), reason: note === '' ? undefined : note })
  await closeDuty(ctx, answerDuty, exchange.id)
  if (!input.agreed) await chooseAgain(ctx, exchange)
  if (input.agreed) {
    const car = found(await carOf(ctx, exchange.vehicleId))
    await openDuty(ctx, finishDuty, { ...dutyOf(exchange, car.plate), dueAt: exchange.finishDueAt })
  }
  return { id: exchange.id, version }
}

export const finishExchange: Api['finishExchange'] = async (ctx, input) => {
  const exchange = found(await lockExchange(ctx, input.id))
  await checkVersion(ctx, exchange, input.version)
  if (exchange.state !== 'agreed') throw refuse(guaranteeRefusals.exchangeNotAgreed)
  const version = await saveExchange(ctx, exchange, { state: 'done', finishedAt: ctx.now })
  const { kind, backFen: back } = exchange
  ctx.record({ event: 'guarantee.exchanged', ...placeOf(exchange.vehicleId), data: { kind, backFen: back } })
  await closeDuty(ctx, finishDuty, exchange.id)
  return { id: exchange.id, version }
}

/** Whoever asks for another car has chosen it, for every order the fault was confirmed in. */
async function chooseCar(ctx: Ctx, faults: readonly JudgedRow[], about: string): Promise<void> {
  const theirs = faults.filter(row => row.fault === about && row.verdict === 'confirmed' && row.rights.includes('car'))
  for (const row of theirs) await saveChoice(ctx, row, 'car')
}

/** Refused, the owner has to choose anew before the repair is put before them. */
async function chooseAgain(ctx: Ctx, { vehicleId, about, clock }: ExchangeRow): Promise<void> {
  if (clock !== 'early') return
  for (const row of await faultsOf(ctx, { vehicleId }))
    if (row.fault === about && row.choice === 'car') await saveChoice(ctx, row, '')
}

type JudgedRow = Awaited<ReturnType<typeof faultsOf>>[number]

async function workingDaysOn(ctx: Ctx, days: number) {
  const calendar = await calendarOf(ctx)
  return endOfWorkOnOrAfter(calendar, addWorkingDays(calendar, dateOn(ctx.now, calendar.zone), days))
}

const placeOf = (vehicleId: string) => ({ subject: { kind: 'vehicle', id: vehicleId } })
const dutyOf = ({ id, vehicleId }: Pick<ExchangeRow, 'id' | 'vehicleId'>, plate: string) => ({
  subject: { kind: 'exchange', id },
  params: { plate, vehicleId },
})
