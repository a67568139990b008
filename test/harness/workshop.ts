import { newId } from '#domain/kernel/id.ts'
import { plateKey } from '#domain/kernel/plate.ts'
import { protectiveChecklist, protectiveExtras } from '#domain/processes/reception/checklists.ts'
import type { House } from './house.ts'

/** A car in the shop, written straight into the tables: for tests whose subject begins after reception. */
export type CarInShop = {
  visitId: string
  vehicleId: string
  ownerId: string
  operationId: string
  brakeId: string
  partId: string
}

let plates = 1000

export async function carInShop(
  house: House,
  options: { store?: string; adviser?: string; undiagnosed?: boolean; uncovered?: boolean; again?: CarInShop } = {},
): Promise<CarInShop> {
  const store = options.store ?? house.storeId
  const now = await house.now()
  const { again } = options
  const ids = { visitId: newId(), vehicleId: again?.vehicleId ?? newId(), ownerId: again?.ownerId ?? newId() }
  if (!again) await addCar(house, ids, now)
  const adviser = await staffIdOf(house, options.adviser ?? 'adviser')
  await house.sql.query(
    `INSERT INTO visits (id, store_id, vehicle_id, plate, owner_id, sender_id, purpose, arrived_at, adviser_id, contacted_at, mileage_km, fuel_percent, privacy_noticed_at, customer_words, diagnosed_at)
      VALUES ($1, $2, $3, $4, $5, $5, 'repair', $6, $7, $6, 30100, 60, $6, '刹车异响', $8)`,
    [
      ids.visitId,
      store,
      ids.vehicleId,
      await plateOf(house, ids.vehicleId),
      ids.ownerId,
      now,
      adviser,
      options.undiagnosed ? null : now,
    ],
  )
  await coverCar(house, store, ids.visitId, options.uncovered ? [] : allCovers)
  const shelf = await catalogue(house, store, now)
  const lines = [{ partId: shelf.partId, qtyMilli: 4000, unitCostFen: 20000 }]
  await house
    .as(store === house.storeId ? 'parts' : 'other-parts')
    .api.stock.receive({ id: newId(), supplier: '厂家', lines })
  return { ...ids, ...shelf }
}

async function addCar(house: House, ids: { vehicleId: string; ownerId: string }, now: string): Promise<void> {
  const plate = `京A${String(++plates).padStart(5, '0')}`
  const sealed = house.running.services.vault.seal('13900000001')
  const hash = house.running.services.vault.searchHash('13900000001')
  await house.sql.query(
    `INSERT INTO people (id, kind, name, phone_cipher, phone_hash, phone_masked, created_at) VALUES ($1, 'person', '周正', $2, $3, '139****0001', $4)`,
    [ids.ownerId, sealed, hash, now],
  )
  await house.sql.query(
    `INSERT INTO vehicles (id, vin_missing_reason, plate, plate_key, brand, series, power, body, mileage_km, created_at)
      VALUES ($1, '未带行驶证', $2, $3, '海湾', '远航', 'petrol', 'sedan', 30000, $4)`,
    [ids.vehicleId, plate, plateKey(plate), now],
  )
  await house.sql.query(`INSERT INTO vehicle_people VALUES ($1, $2, 'owner', $3)`, [ids.vehicleId, ids.ownerId, now])
}

async function plateOf(house: House, vehicleId: string): Promise<string> {
  const { rows } = await house.sql.query<{ plate: string }>('SELECT plate FROM vehicles WHERE id = $1', [vehicleId])
  return rows[0]?.plate ?? ''
}

const covers = [...protectiveChecklist.items, ...protectiveExtras.five]
const allCovers = covers.map(item => item.key)

/** The protective set as reception leaves it: the pieces named are on. */
async function coverCar(house: House, store: string, visitId: string, on: readonly string[]): Promise<void> {
  const id = newId()
  const now = await house.now()
  await house.sql.query(
    `INSERT INTO checklist_sheets (id, store_id, template_key, template_version, subject_kind, subject_id, thread_id, title, items, created_at)
      VALUES ($1, $2, $3, 0, 'visit', $4, $4, $5, $6, $7)`,
    [id, store, protectiveChecklist.key, visitId, protectiveChecklist.title[0], JSON.stringify(covers), now],
  )
  await house.sql.query(
    `INSERT INTO checklist_answers (store_id, sheet_id, item_key, result, answered_at)
      SELECT $1, $2, key, 'ok', $4 FROM unnest($3::text[]) AS key`,
    [store, id, on, now],
  )
}

export async function staffIdOf(house: House, username: string): Promise<string> {
  const { rows } = await house.sql.query<{ id: string }>('SELECT id FROM auth_users WHERE username = $1', [
    house.called(username),
  ])
  const id = rows[0]?.id
  if (id === undefined) throw new Error(`Nobody is called ${username}`)
  return id
}

const steps = [
  { text: '拆下车轮并检查制动盘' },
  { text: '紧固车轮螺栓', reading: { name: '螺栓力矩', unit: 'N·m', min: 100, max: 120 } },
]

/** A technician's resource; made when the house has none for this person. */
export async function technicianOf(house: House, username: string): Promise<string> {
  const staffId = await staffIdOf(house, username)
  return resource(house, 'technician', house.called(username), staffId)
}

export async function bayOf(house: House, name: string): Promise<string> {
  return resource(house, 'bay', name, null)
}

async function resource(house: House, kind: string, name: string, staffId: string | null): Promise<string> {
  const find = () =>
    house.sql.query<{ id: string }>(
      'SELECT id FROM resources WHERE store_id = $1 AND kind = $2 AND (name = $3 OR staff_id = $4)',
      [house.storeId, kind, name, staffId],
    )
  const { rows } = await find()
  if (rows[0]) return rows[0].id
  const id = newId()
  await house.sql.query(
    `INSERT INTO resources (id, store_id, kind, name, class, staff_id, grade) VALUES ($1, $2, $3, $4, 'mechanic', $5, 5)`,
    [id, house.storeId, kind, name, staffId],
  )
  return id
}

async function catalogue(
  house: House,
  store: string,
  _now: string,
): Promise<Pick<CarInShop, 'operationId' | 'brakeId' | 'partId'>> {
  const operation = async (code: string, name: string, trade: string, hours: number) => {
    await house.sql.query(
      `INSERT INTO labour_operations (id, code, name, system, trade, hours_centi, guarantee_class, steps)
        VALUES ($1, $2, $3, '制动', $4, $5, '小修', $6) ON CONFLICT (code) DO NOTHING`,
      [newId(), code, name, trade, hours, JSON.stringify(steps)],
    )
    return (
      (await house.sql.query<{ id: string }>('SELECT id FROM labour_operations WHERE code = $1', [code])).rows[0]?.id ??
      ''
    )
  }
  const operationId = await operation('T-OIL', '更换机油机滤', '机修', 60)
  const brakeId = await operation('T-BRAKE', '更换前制动片', '机修', 120)
  await house.sql.query(
    `INSERT INTO parts (id, number, number_key, name, category, grade, unit, cost_fen, price_fen) VALUES ($1, 'T-PAD-01', 'TPAD01', '前制动片', '制动', 'original', '套', 20000, 36000) ON CONFLICT (number) DO NOTHING`,
    [newId()],
  )
  const partId =
    (await house.sql.query<{ id: string }>(`SELECT id FROM parts WHERE number = 'T-PAD-01'`)).rows[0]?.id ?? ''
  await house.sql.query(
    `INSERT INTO labour_rates (id, store_id, trade, rate_fen, effective_from) VALUES ($1, $2, '机修', 12000, '2020-01-01') ON CONFLICT DO NOTHING`,
    [newId(), store],
  )
  return { operationId, brakeId, partId }
}
