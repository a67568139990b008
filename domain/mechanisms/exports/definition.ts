import type { z } from 'zod'
import type { EndpointMeta } from '#domain/kernel/endpoint.ts'
import type { Text } from '#domain/kernel/texts.ts'

/** How a column is written: money in yuan, quantities and hours as decimals, moments in the store's time. */
export type ExportColumnKind = 'text' | 'money' | 'quantity' | 'hours' | 'count' | 'instant' | 'date' | 'yesNo'

/** Money in fen, quantities in thousandths, hours in hundredths, as rows carry them; words in both languages. */
export type ExportValue = string | number | boolean | null | undefined | Text

export type ExportColumn<R> = { heading: Text; kind: ExportColumnKind; value(row: R): ExportValue }

/** A list that is short by nature gives all its rows at once. */
export type ExportPage<R> = { rows: R[]; nextCursor?: string | null }

type ListEndpoint<I, R> = {
  '~orpc': {
    meta: EndpointMeta
    route: { path?: string | undefined }
    inputSchema?: z.ZodType<I> | undefined
    outputSchema?: z.ZodType<ExportPage<R>> | undefined
  }
}

/** A list as a table in a file: which operation reads it, and its columns. */
export type ExportList<I, R> = {
  key: string
  title: Text
  /** Where the screen reads the list. */
  path: string
  access: EndpointMeta['access']
  /** Whether the list is read page by page. */
  paged: boolean
  input: z.ZodType<I>
  output: z.ZodType<ExportPage<R>>
  /** The filters by which everything is had, one after the other; a list without defaults needs none. */
  whole: readonly Readonly<Record<string, string | boolean>>[]
  columns: readonly ExportColumn<R>[]
}

export function defineExport<I, R>(spec: {
  key: string
  title: Text
  list: ListEndpoint<I, R>
  whole?: ExportList<I, R>['whole']
  columns: readonly ExportColumn<R>[]
}): ExportList<I, R> {
  const { key, title, columns, whole = [{}] } = spec
  const { meta, route, inputSchema, outputSchema } = spec.list['~orpc']
  if (!inputSchema || !outputSchema) throw new Error(`The list behind the export ${key} has no schemas`)
  const paged = 'shape' in inputSchema && Object.hasOwn(Object(inputSchema.shape), 'cursor')
  const { path = '' } = route
  return { key, title, columns, whole, path, paged, access: meta.access, input: inputSchema, output: outputSchema }
}

/** The word for a state or kind; a key that has none is shown as it is. */
export function wordFor(words: Readonly<Record<string, Text>>, key: string | null): ExportValue {
  return key === null ? null : (words[key] ?? key)
}
