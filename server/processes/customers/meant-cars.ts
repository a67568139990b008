import { dateOn } from '#domain/kernel/time.ts'
import { searchTerms } from '#domain/processes/customers/search-terms.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { findCars } from './queries-search.ts'

/** What a text in a list's filter stands for: cars, and the whole numbers of papers. */
export type Meant = { vehicleIds: string[]; numbers: string[] }

/** Whoever means more cars than this has to type more. */
const MOST_CARS = 300

/**
 * Reads a filter's text as the one search box does. The fence between stores lets only equality use an index on a store's
 * own tables, so lists are narrowed by these ids and numbers and never by reading plates and names row by row.
 */
export async function meantBy(ctx: Ctx, text: string): Promise<Meant> {
  const terms = searchTerms(text, { storeCode: ctx.store.code, today: dateOn(ctx.now, ctx.store.zone) })
  return { vehicleIds: await findCars(ctx, terms, MOST_CARS), numbers: [...(terms.numbers ?? [])] }
}
