import { useRouter, useSearch } from '@tanstack/react-router'
import { stringifySearch } from './path.ts'

/** How one filter stands in the address: absent or unreadable text gives the start value. */
export type Filter<T> = { parse(raw: string | undefined): T; format(value: T): string | undefined }
export type Filters = Readonly<Record<string, Filter<unknown>>>
export type FilterValues<S extends Filters> = { [K in keyof S]: ReturnType<S[K]['parse']> }

export function textFilter(start = ''): Filter<string> {
  return { parse: raw => raw ?? start, format: value => (value === start ? undefined : value) }
}

export function choiceFilter<const T extends string>(choices: readonly T[], start: NoInfer<T>): Filter<T> {
  return {
    parse: raw => choices.find(choice => choice === raw) ?? start,
    format: value => (value === start ? undefined : value),
  }
}

export function manyFilter<const T extends string>(choices: readonly T[]): Filter<T[]> {
  return {
    parse: raw => choices.filter(choice => raw?.split('.').includes(choice)),
    format: value => (value.length ? value.join('.') : undefined),
  }
}

export function flagFilter(): Filter<boolean> {
  return { parse: raw => raw === '1', format: value => (value ? '1' : undefined) }
}

/**
 * Filters of a list, kept in the address: reload, back and a sent link show the same rows. `values` feed the query,
 * `raw` and `setRaw` the filter bar.
 */
export function useFilters<const S extends Filters>(spec: S) {
  const router = useRouter()
  const raw: Record<string, string | undefined> = useSearch({ strict: false })
  const values = readFilters(spec, raw)
  const write = (next: Record<string, string | undefined>) =>
    void router.navigate({ href: addressWith(router.state.location, next), replace: true })
  return {
    values,
    set: (change: Partial<FilterValues<S>>) => write(writeFilters(spec, { ...values, ...change })),
    raw,
    setRaw: (name: keyof S & string, text: string | undefined) => write({ [name]: text }),
    reset: () => write(Object.fromEntries(Object.keys(spec).map(name => [name, undefined]))),
    isChanged: Object.keys(spec).some(name => raw[name] !== undefined),
  }
}

/** The present address, not the one of the last drawing: two filters may change in one moment. */
function addressWith(location: { pathname: string; search: object }, next: Record<string, string | undefined>): string {
  return location.pathname + stringifySearch({ ...location.search, ...next })
}

/** Whether anything but the page itself is asked for, so that an empty list may be the fault of what was asked. */
export function useIsNarrowed(): boolean {
  return Object.keys(useSearch({ strict: false })).length > 0
}

export function readFilters<S extends Filters>(spec: S, search: Record<string, string | undefined>) {
  const values = Object.fromEntries(Object.entries(spec).map(([name, filter]) => [name, filter.parse(search[name])]))
  if (!isComplete(spec, values)) throw new Error('A filter gave no value')
  return values
}

function writeFilters(spec: Filters, values: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(spec).map(([name, filter]) => [name, filter.format(values[name])]))
}

function isComplete<S extends Filters>(spec: S, values: object): values is FilterValues<S> {
  return Object.keys(spec).every(name => name in values)
}
