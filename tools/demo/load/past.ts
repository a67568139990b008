import { newId } from '#domain/kernel/id.ts'
import { sumFen } from '#domain/kernel/money.ts'
import { dateOn } from '#domain/kernel/time.ts'
import type { Services, Store } from '#server/kernel/context.ts'
import { asSystem } from '#server/kernel/work.ts'
import { labourRows } from '../data/labour.ts'
import { systemNames, tradeNames, workClassNames } from '../data/labour-lines.ts'
import type { StoreKey } from '../data/stores.ts'
import type { VisitPlan } from '../generate/history.ts'
import { batches, type Ids } from './ids.ts'
import type { Progress } from './progress.ts'

const labourByCode = new Map(labourRows.map(row => [row.code, row]))
const kinds = {
  service: 'maintenance',
  repair: 'repair',
  accident: 'accident',
  warranty: 'warranty',
  tyre: 'repair',
  beauty: 'beauty',
  check: 'freeCheck',
  rework: 'repair',
} as const

/** The older past: ended visits with their orders, lines and promises, written in bulk as the commands would leave them. */
export async function loadPast(
  services: Services,
  houses: ReadonlyMap<StoreKey, Store>,
  visits: readonly VisitPlan[],
  ids: Ids,
  progress: Progress,
): Promise<void> {
  const ended = visits.toSorted((a, b) => (a.deliveredAt < b.deliveredAt ? -1 : 1))
  let done = 0
  const serial = new Map<string, number>()
  for (const [key, store] of houses) {
    for (const batch of batches(
      ended.filter(visit => visit.storeKey === key),
      100,
    )) {
      const last = batch.at(-1)
      if (!last) continue
      await asSystem(services, store, last.deliveredAt, async ctx => {
        await ctx.db
          .insertInto('visits')
          .values(batch.map(visit => visitRow(store, visit, ids)))
          .execute()
        await ctx.db
          .insertInto('repairOrders')
          .values(batch.map(visit => orderRow(store, visit, ids, serial)))
          .execute()
        const lines = batch.flatMap(visit => lineRows(store, visit, ids))
        for (const part of batches(lines, 500))
          await ctx.db
            .insertInto('orderLines')
            .values([...part])
            .execute()
        await ctx.db
          .insertInto('promises')
          .values(
            batch.map(visit => ({
              id: newId(),
              storeId: store.id,
              orderId: ids.of('order', visit.key),
              promisedAt: visit.promisedAt,
              madeBy: ids.of('staff', visit.intake.adviser),
              madeAt: visit.intake.arrivedAt,
            })),
          )
          .execute()
        ctx.record({
          event: 'history.loaded',
          subject: { kind: 'store', id: store.id },
          data: { visits: batch.length },
        })
      })
      done += batch.length
      progress.share(done, ended.length)
    }
  }
}

function visitRow(store: Store, visit: VisitPlan, ids: Ids) {
  const person = ids.of('person', visit.customerKey)
  return {
    id: ids.of('visit', visit.key),
    storeId: store.id,
    vehicleId: ids.of('vehicle', visit.vehicleKey),
    ownerId: person,
    senderId: person,
    purpose: 'repair' as const,
    punctuality: visit.bookedAt === undefined ? ('walkIn' as const) : ('onTime' as const),
    arrivedAt: visit.intake.arrivedAt,
    adviserId: ids.of('staff', visit.intake.adviser),
    contactedAt: visit.intake.arrivedAt,
    state: 'left' as const,
    customerWords: visit.job.complaint,
    mileageKm: visit.intake.mileageKm,
    fuelPercent: visit.intake.fuelPercent,
    abnormality: visit.intake.findings.join('；'),
    checkedWithCustomer: true,
    washWanted: visit.intake.wantsWash,
    followUpWanted: true,
    privacyNoticedAt: visit.intake.arrivedAt,
    leftAt: visit.deliveredAt,
  }
}

function orderRow(store: Store, visit: VisitPlan, ids: Ids, serial: Map<string, number>) {
  const day = `${store.code}-${dateOn(visit.intake.arrivedAt).replaceAll('-', '')}`
  const next = (serial.get(day) ?? 0) + 1
  serial.set(day, next)
  return {
    id: ids.of('order', visit.key),
    storeId: store.id,
    visitId: ids.of('visit', visit.key),
    vehicleId: ids.of('vehicle', visit.vehicleKey),
    number: `WX-${day}-H${String(next).padStart(3, '0')}`,
    kind: kinds[visit.kind],
    adviserId: ids.of('staff', visit.intake.adviser),
    description: visit.job.complaint,
    authorisation: 'signed' as const,
    work: 'passed' as const,
    delivery: 'gone' as const,
    money: 'settled' as const,
    washing: 'returned' as const,
    signedAt: visit.intake.arrivedAt,
    receivedAt: visit.intake.arrivedAt,
    passedAt: visit.inspectedAt,
    deliveredAt: visit.deliveredAt,
    plannedMinutes: Math.round((sumFen(visit.job.labour.map(line => line.hoursCenti)) * 60) / 100),
    firstPromisedAt: visit.promisedAt,
    promisedAt: visit.promisedAt,
    createdAt: visit.intake.arrivedAt,
  }
}

function lineRows(store: Store, visit: VisitPlan, ids: Ids) {
  const common = {
    storeId: store.id,
    orderId: ids.of('order', visit.key),
    taxPpm: 130_000,
    basis: 'wish' as const,
    basisText: visit.job.complaint,
    approvedAt: visit.intake.arrivedAt,
    state: 'passed' as const,
  }
  const labour = visit.job.labour.map((line, index) => {
    const row = labourByCode.get(line.code)
    return {
      ...common,
      id: newId(),
      position: index + 1,
      kind: 'labour' as const,
      labourOperationId: ids.of('labour', line.code),
      partId: null,
      code: line.code,
      name: line.name,
      system: row ? systemNames[row.system] : '',
      trade: row ? tradeNames[row.trade] : '',
      guaranteeClass: row ? workClassNames[row.workClass] : '',
      hoursCenti: line.hoursCenti,
      qtyMilli: 1000,
      unit: '工时',
      unitPriceFen: line.rateFen,
      publishedPriceFen: line.rateFen,
      amountFen: line.amountFen,
      agreedFen: line.amountFen,
      payer: line.payer,
      costFen: 0,
    }
  })
  const parts = visit.job.parts.map((line, index) => ({
    ...common,
    id: newId(),
    position: labour.length + index + 1,
    kind: 'part' as const,
    labourOperationId: null,
    partId: ids.of('part', line.number),
    code: line.number,
    name: line.name,
    system: '',
    trade: '',
    guaranteeClass: '',
    hoursCenti: null,
    qtyMilli: line.qtyMilli,
    unit: line.unit,
    unitPriceFen: line.priceFen,
    publishedPriceFen: line.priceFen,
    amountFen: line.amountFen,
    agreedFen: line.amountFen,
    payer: line.payer,
    costFen: line.costFen,
  }))
  return [...labour, ...parts]
}
