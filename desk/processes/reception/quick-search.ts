import { api } from '#desk/kernel/api.ts'
import { labourLine, otherLine, partLine, type QuickLine } from './quick-lines.ts'

type Wanted = { text: string; amountFen: number | null }

/** As the catalogue has it today, with today's price; otherwise in its own words at the price told, if one was. */
export async function lineNamed(item: Wanted, vehicleId: string): Promise<QuickLine | null> {
  const [operations, parts] = await Promise.all([
    api.catalogue.operations({ q: item.text, vehicleId, limit: 5 }),
    api.catalogue.parts({ q: item.text, vehicleId, limit: 5 }),
  ])
  const operation = operations.rows.find(row => row.name === item.text)
  if (operation) return labourLine(operation)
  const part = parts.rows.find(row => row.name === item.text)
  if (part) return partLine(part)
  return item.amountFen === null || item.amountFen === 0 ? null : otherLine(item)
}

/** Work and parts of the car's last maintenance, as the catalogue prices them now; empty without one. */
export async function lastServiceLines(vehicleId: string): Promise<QuickLine[]> {
  const { orders } = await api.vehicles.overview({ id: vehicleId })
  const last = orders.find(order => order.kind === 'maintenance' && order.cancelledAt === null)
  if (!last) return []
  const { lines } = await api.repairOrders.get({ id: last.id })
  const made = await Promise.all(
    lines
      .filter(line => line.state !== 'declined' && line.state !== 'cancelled' && line.addOnId === null)
      .map(line => lineCoded(line, vehicleId)),
  )
  return made.flatMap(line => line ?? [])
}

type Done = { kind: string; code: string; qtyMilli: number }

async function lineCoded({ kind, code, qtyMilli }: Done, vehicleId: string): Promise<QuickLine | null> {
  if (kind === 'labour') {
    const { rows } = await api.catalogue.operations({ q: code, vehicleId, limit: 5 })
    const row = rows.find(each => each.code === code)
    return row ? labourLine(row) : null
  }
  if (kind !== 'part') return null
  const { rows } = await api.catalogue.parts({ q: code, vehicleId, limit: 5 })
  const row = rows.find(each => each.number === code)
  return row ? { ...partLine(row), qtyMilli } : null
}
