import { kernelRefusals } from '#domain/kernel/refusals.ts'
import { pick, type Text } from '#domain/kernel/texts.ts'
import type { ExportColumnKind, ExportList, ExportPage, ExportValue } from '#domain/mechanisms/exports/definition.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { AppError, refuse } from '#server/kernel/errors.ts'

export type Cell = string | number | boolean | null
export type Filters = Readonly<Record<string, unknown>>

/** A list that can be written to a file, whatever its rows are. */
export type Exporter = {
  key: string
  title: Text
  /** Where the screen reads the list. */
  path: string
  columns: readonly { heading: Text; kind: ExportColumnKind }[]
  whole: readonly Filters[]
  /** @throws AppError when these are no filters of the list, or it is not for the one who asks. */
  check(ctx: Ctx, filters: Filters): void
  page(ctx: Ctx, filters: Filters, cursor: string | undefined): Promise<{ rows: Cell[][]; nextCursor: string | null }>
}

/** The most rows a list gives at once. */
const PAGE = 200

/**
 * Ties a list to the function that reads it: the one that answers the screen, so that nobody finds in a file what they
 * may not see on the screen. `more` fills in what the screen leaves out and the file may have.
 */
export function exporter<I, R>(
  list: ExportList<I, R>,
  read: (ctx: Ctx, input: I) => Promise<ExportPage<R>>,
  more: (ctx: Ctx, rows: R[]) => Promise<R[]> = async (_ctx, rows) => rows,
): Exporter {
  const inputOf = (filters: Filters, cursor: string | undefined): I => {
    const page = list.paged ? { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } : {}
    const parsed = list.input.safeParse({ ...filters, ...page })
    if (parsed.success) return parsed.data
    const issues = parsed.error.issues.map(issue => ({ path: issue.path.join('.'), message: issue.message }))
    throw new AppError(kernelRefusals.badInput, {}, issues)
  }
  const admit = (ctx: Ctx) => {
    if (list.access !== 'signedIn' && !ctx.can(list.access))
      throw refuse(kernelRefusals.forbidden, { verb: list.access })
  }
  return {
    key: list.key,
    title: list.title,
    path: list.path,
    columns: list.columns,
    whole: list.whole,
    check: (ctx, filters) => {
      admit(ctx)
      inputOf(filters, undefined)
    },
    page: async (ctx, filters, cursor) => {
      admit(ctx)
      const page = list.output.parse(await read(ctx, inputOf(filters, cursor)))
      const rows = await more(ctx, page.rows)
      const cells = rows.map(row => list.columns.map(column => cellOf(column.value(row), ctx)))
      return { rows: cells, nextCursor: page.nextCursor ?? null }
    },
  }
}

function cellOf(value: ExportValue, ctx: Ctx): Cell {
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? pick(value, ctx.lang) : value
}
