import { plateKey } from '#domain/kernel/plate.ts'
import { addDaysOn, type DateOn, dateOn, type Instant, instantOf } from '#domain/kernel/time.ts'
import { vinTail } from '#domain/processes/customers/vin-tail.ts'
import type { Services, Store } from '#server/kernel/context.ts'
import { pinyinOf } from '#server/kernel/pinyin.ts'
import { asSystem } from '#server/kernel/work.ts'
import { sealPhone } from '#server/processes/customers/phones.ts'
import { brands } from '../data/brands.ts'
import { series } from '../data/series.ts'
import type { CustomerRow } from '../generate/customers.ts'
import type { VehicleRow } from '../generate/vehicles.ts'
import { mileageOn } from '../generate/visits.ts'
import { batches, type Ids } from './ids.ts'
import type { Progress } from './progress.ts'

const brandNames = new Map(brands.map(row => [row.key, row.name]))
const seriesNames = new Map(series.map(row => [row.key, row.name]))

export async function loadCustomers(
  services: Services,
  store: Store,
  now: Instant,
  rows: readonly CustomerRow[],
  ids: Ids,
  progress: Progress,
): Promise<void> {
  let done = 0
  for (const batch of batches(rows, 250)) {
    await asSystem(services, store, now, async ctx => {
      const people = batch.flatMap(row => [personRow(services, row, ids), ...contactRow(services, row, ids)])
      await ctx.db.insertInto('people').values(people).execute()
      const refusals = batch
        .filter(row => !row.consents.marketing)
        .map(row => ({
          personId: ids.of('person', row.key),
          channel: 'sms' as const,
          purpose: 'marketing' as const,
          allowed: false,
          givenAt: now,
          source: '建档',
        }))
      if (refusals.length > 0) await ctx.db.insertInto('messageConsents').values(refusals).execute()
    })
    done += batch.length
    progress.share(done, rows.length)
  }
}

function personRow(services: Services, row: CustomerRow, ids: Ids) {
  const sounds = pinyinOf(row.name, row.kind === 'person' ? 'name' : 'thing')
  const joinedAt = instantOf(row.joinedOn, '10:00')
  return {
    id: ids.of('person', row.key),
    kind: row.kind,
    name: row.name,
    pinyin: sounds.full,
    initials: sounds.initials,
    salutation: salutationOf(row.gender),
    ...phoneColumns(services, row.phone),
    address: row.address,
    birthdayOn: row.birthdayOn ?? null,
    creditCode: row.creditCode ?? '',
    preferredChannel: row.preferredChannel === 'phone' ? 'call' : row.preferredChannel,
    convenientTime: row.preferredTime,
    tags: [...row.tags],
    wechatRef: row.preferredChannel === 'wechat' ? `wx-${row.key.toLowerCase()}` : '',
    privacyAcceptedAt: joinedAt,
    createdAt: joinedAt,
  }
}

function contactRow(services: Services, row: CustomerRow, ids: Ids) {
  if (row.contact === undefined) return []
  const sounds = pinyinOf(row.contact.name, 'name')
  const joinedAt = instantOf(row.joinedOn, '10:05')
  return [
    {
      ...personRow(services, { ...row, kind: 'person' }, ids),
      id: ids.of('contact', row.key),
      name: row.contact.name,
      pinyin: sounds.full,
      initials: sounds.initials,
      salutation: salutationOf(row.contact.gender),
      ...phoneColumns(services, row.contact.phone),
      birthdayOn: null,
      creditCode: '',
      createdAt: joinedAt,
    },
  ]
}

function phoneColumns(services: Services, phone: string) {
  const sealed = sealPhone(services.vault, phone)
  return {
    phoneCipher: sealed.cipher,
    phoneHash: sealed.hash,
    phoneTailHash: sealed.tailHash,
    phoneMasked: sealed.masked,
  }
}

function salutationOf(gender: CustomerRow['gender']): '先生' | '女士' | '' {
  if (gender === undefined) return ''
  return gender === 'male' ? '先生' : '女士'
}

export async function loadVehicles(
  services: Services,
  store: Store,
  now: Instant,
  rows: readonly VehicleRow[],
  owners: readonly CustomerRow[],
  firstSeen: ReadonlyMap<string, DateOn>,
  ids: Ids,
  progress: Progress,
): Promise<void> {
  const today = dateOn(now)
  const withContact = new Set(owners.filter(owner => owner.contact !== undefined).map(owner => owner.key))
  let done = 0
  for (const batch of batches(rows, 250)) {
    await asSystem(services, store, now, async ctx => {
      await ctx.db
        .insertInto('vehicles')
        .values(batch.map(row => vehicleRow(row, readingBefore(row, firstSeen.get(row.key) ?? today, today), ids)))
        .execute()
      const links = batch.flatMap(row => {
        const since = instantOf(row.purchasedOn, '10:00')
        const vehicleId = ids.of('vehicle', row.key)
        const owner = { vehicleId, personId: ids.of('person', row.ownerKey), role: 'owner' as const, since }
        return withContact.has(row.ownerKey)
          ? [owner, { vehicleId, personId: ids.of('contact', row.ownerKey), role: 'user' as const, since }]
          : [owner]
      })
      await ctx.db.insertInto('vehiclePeople').values(links).execute()
    })
    done += batch.length
    progress.share(done, rows.length)
  }
}

/** What the odometer showed at a visit before the first one that is known. */
function readingBefore(row: VehicleRow, seenOn: DateOn, today: DateOn): { on: DateOn; km: number } {
  const earlier = addDaysOn(seenOn, -KNOWN_DAYS_BEFORE)
  const isOlder = row.purchasedOn < earlier
  const on = isOlder ? earlier : row.purchasedOn
  return { on, km: mileageOn(row, on, today) }
}

const KNOWN_DAYS_BEFORE = 150

function vehicleRow(row: VehicleRow, reading: { on: DateOn; km: number }, ids: Ids) {
  return {
    id: ids.of('vehicle', row.key),
    vin: row.vin,
    vinTail: vinTail(row.vin),
    plate: row.plate ?? null,
    plateKey: row.plate === undefined ? '' : plateKey(row.plate),
    brand: brandNames.get(row.brandKey) ?? row.brandKey,
    series: seriesNames.get(row.seriesKey) ?? row.seriesKey,
    model: row.modelName,
    power: row.power,
    body: row.body,
    modelYear: row.modelYear,
    displacement: row.engine,
    engineNo: row.engineNo,
    colour: row.colour,
    purchasedOn: row.purchasedOn,
    firstRegisteredOn: row.registeredOn,
    mileageKm: reading.km,
    mileageAt: instantOf(reading.on, '10:00'),
    kmPerMonth: row.monthlyKm,
    serviceIntervalKm: row.serviceKm,
    serviceIntervalMonths: row.serviceMonths,
    insuranceUntil: row.insuranceUntilOn,
    inspectionUntil: row.inspectionDueOn,
    createdAt: instantOf(row.purchasedOn, '10:00'),
  }
}
