import { newId } from '#domain/kernel/id.ts'
import { normalisePartNumber } from '#domain/kernel/part-number.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Services, Store } from '#server/kernel/context.ts'
import { pinyinOf } from '#server/kernel/pinyin.ts'
import { asSystem } from '#server/kernel/work.ts'
import { brands } from '../data/brands.ts'
import { labourRows } from '../data/labour.ts'
import { gradeNames, systemNames, tradeNames, workClassNames } from '../data/labour-lines.ts'
import { partCategoryNames } from '../data/part-kinds.ts'
import { series } from '../data/series.ts'
import { stores } from '../data/stores.ts'
import type { PartRow } from '../generate/parts.ts'
import { batches, type Ids } from './ids.ts'
import { partGrades } from './part-grades.ts'
import type { Progress } from './progress.ts'

const gradeOrder = Object.keys(gradeNames)

/** Labour operations of the group; what a step must show is kept with it for the bay tablet. */
export async function loadLabour(services: Services, store: Store, now: Instant, ids: Ids): Promise<void> {
  const rows = labourRows.map(row => {
    const sounds = pinyinOf(row.name, 'thing')
    return {
      id: ids.of('labour', row.code),
      code: row.code,
      name: row.name,
      initials: sounds.initials,
      pinyin: sounds.full,
      system: systemNames[row.system],
      trade: tradeNames[row.trade],
      powers: [...row.powers],
      hoursCenti: row.hoursCenti,
      grade: gradeOrder.indexOf(row.grade) + 1,
      highVoltage: row.needsHvCertificate,
      keyItem: row.isKeyItem,
      guaranteeClass: workClassNames[row.workClass],
      steps: JSON.stringify(row.steps),
    }
  })
  await asSystem(services, store, now, async ctx => {
    for (const batch of batches(rows, 200))
      await ctx.db
        .insertInto('labourOperations')
        .values([...batch])
        .execute()
  })
}

export async function loadRates(services: Services, store: Store, now: Instant, from: Instant): Promise<void> {
  const row = stores.find(item => item.code === store.code)
  if (!row) return
  await asSystem(services, store, now, async ctx => {
    for (const [trade, rateFen] of Object.entries(row.rateFenPerHour)) {
      const name = Object.entries(tradeNames).find(([key]) => key === trade)?.[1] ?? trade
      await ctx.db
        .insertInto('labourRates')
        .values({ id: newId(), storeId: store.id, trade: name, rateFen, effectiveFrom: from })
        .execute()
    }
  })
}

export async function loadParts(
  services: Services,
  store: Store,
  now: Instant,
  parts: readonly PartRow[],
  ids: Ids,
  progress: Progress,
): Promise<void> {
  const brandNames = new Map(brands.map(row => [row.key, row.name]))
  const seriesNames = new Map(series.map(row => [row.key, row.name]))
  let done = 0
  for (const batch of batches(parts, 250)) {
    await asSystem(services, store, now, async ctx => {
      await ctx.db
        .insertInto('parts')
        .values(batch.map(row => partRow(row, ids)))
        .execute()
      const aliases = batch.flatMap(row =>
        [...new Set(row.aliases)].map(alias => ({
          partId: ids.of('part', row.number),
          alias,
          initials: pinyinOf(alias, 'thing').initials,
        })),
      )
      if (aliases.length > 0)
        await ctx.db
          .insertInto('partAliases')
          .values(aliases)
          .onConflict(conflict => conflict.doNothing())
          .execute()
      const fitments = batch.flatMap(row =>
        row.fitment.flatMap(fit =>
          fit.powers.map(power => ({
            partId: ids.of('part', row.number),
            brand: brandNames.get(fit.brandKey) ?? fit.brandKey,
            series: seriesNames.get(fit.seriesKey) ?? '',
            yearFrom: fit.fromYear,
            yearTo: fit.toYear,
            power,
          })),
        ),
      )
      if (fitments.length > 0)
        await ctx.db
          .insertInto('partFitments')
          .values(fitments)
          .onConflict(conflict => conflict.doNothing())
          .execute()
    })
    done += batch.length
    progress.share(done, parts.length)
  }
}

function partRow(row: PartRow, ids: Ids) {
  const sounds = pinyinOf(row.name, 'thing')
  return {
    id: ids.of('part', row.number),
    number: row.number,
    numberKey: normalisePartNumber(row.number),
    name: row.name,
    initials: sounds.initials,
    pinyin: sounds.full,
    category: partCategoryNames[row.category],
    grade: partGrades[row.grade],
    maker: row.maker,
    unit: row.unit,
    costFen: row.costFen,
    priceFen: row.priceFen,
    leadDays: row.leadDays,
  }
}
