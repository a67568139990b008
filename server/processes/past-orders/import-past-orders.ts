import { newId } from '#domain/kernel/id.ts'
import { dateOn } from '#domain/kernel/time.ts'
import { cellKey } from '#domain/mechanisms/imports/cells.ts'
import {
  gatherPastOrder,
  type PastOrder,
  type PastRow,
  parsePastRow,
  pastOrdersImport,
} from '#domain/processes/past-orders/import-past-orders.ts'
import { sha256 } from '#server/kernel/vault.ts'
import { defineGroupImporter, type Judged } from '#server/mechanisms/imports/importer.ts'
import { addNamedCars, namedCars } from '../customers/named-cars.ts'
import { notePastReadings } from '../customers/past-readings.ts'
import { knownPastOrders, savePastOrders } from './queries.ts'

type Verdict = Judged & { knownId?: string | undefined; vehicleId?: string | undefined }

/** Orders of a former system come in as closed history, each under its own number once. */
export const pastOrdersImporter = defineGroupImporter<PastRow, PastOrder, Verdict>({
  kind: pastOrdersImport,
  groupedBy: 'number',
  parse: parsePastRow,
  gather: gatherPastOrder,
  judge: async (ctx, orders, described) => {
    const known = await knownPastOrders(
      ctx,
      orders.map(order => order.number),
    )
    const carOf = await namedCars(ctx, orders)
    const today = dateOn(ctx.now, ctx.store.zone)
    const isFuture = (order: PastOrder) => (order.outOn ?? order.inOn) > today
    // One row that describes a car is enough for all its orders, wherever in the file it stands before their batch ends.
    for (const { vin, plate } of orders.filter(order => order.car !== null && !isFuture(order)))
      for (const name of [vin, plate]) if (name !== null) described.add(name)
    return orders.map(order => {
      if (isFuture(order)) return inFuture(order)
      const vehicleId = carOf(order)
      if (vehicleId === undefined && !described.has(order.vin ?? order.plate ?? '')) return unknownCar(order)
      const before = known.get(cellKey(order.number))
      if (!before) return { outcome: 'added', vehicleId }
      const same = before.contentHash === contentHash(order) && before.vehicleId === vehicleId
      return { outcome: same ? 'unchanged' : 'changed', knownId: before.id, vehicleId }
    })
  },
  save: async (ctx, rows) => {
    const fresh = rows.flatMap(({ value, judged }) => (judged.vehicleId === undefined ? (value.car ?? []) : []))
    const added = await addNamedCars(ctx, fresh)
    const orders = rows.map(({ value, judged }) => ({
      id: judged.knownId ?? newId(),
      isKnown: judged.knownId !== undefined,
      vehicleId: judged.vehicleId ?? added(value) ?? '',
      contentHash: contentHash(value),
      order: value,
    }))
    await savePastOrders(ctx, orders)
    await notePastReadings(
      ctx,
      orders.map(({ vehicleId, order }) => ({
        vehicleId,
        km: order.mileageKm,
        on: order.outOn ?? order.inOn,
        isService: order.kind === 'maintenance',
      })),
    )
  },
})

function contentHash({ car: _car, ...content }: PastOrder): string {
  return sha256(JSON.stringify(content))
}

function inFuture(order: PastOrder): Verdict {
  const field = order.outOn === null ? 'inOn' : 'outOn'
  return { outcome: 'faulty', faults: [{ field, reason: ['日期在将来', 'A day that is yet to come'] }] }
}

function unknownCar({ vin }: PastOrder): Verdict {
  return {
    outcome: 'faulty',
    faults: [
      {
        field: vin === null ? 'plate' : 'vin',
        reason: [
          '系统中没有这辆车：请先导入车辆，或在文件中补上“品牌”和“车系”两列',
          'This car is not on the books: import the cars first, or add the columns Brand and Series',
        ],
      },
    ],
  }
}
