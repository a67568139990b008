import { useParams } from '@tanstack/react-router'

type ParamName<P extends string> = P extends `${string}$${infer Rest}`
  ? Rest extends `${infer Name}/${infer More}`
    ? Name | ParamName<`/${More}`>
    : Rest
  : never

export type ParamsOf<P extends string> = Record<ParamName<P>, string>

/**
 * An address of the application, declared once beside its feature: the route list uses `pattern`, links use `href`, the
 * page uses `useParams`. A wrong or missing parameter does not compile.
 */
export function path<const P extends `/${string}`>(pattern: P) {
  const names = [...pattern.matchAll(/\$([A-Za-z]+)/g)].map(match => match[1] ?? '')
  const holdsAll = (params: Record<string, string | undefined>): params is ParamsOf<P> =>
    names.every(name => typeof params[name] === 'string')

  return {
    pattern,
    href(params: ParamsOf<P>, search: Search = {}): string {
      const given: Record<string, string> = params
      const filled = pattern.replace(/\$([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(given[name] ?? ''))
      return filled + stringifySearch(search)
    },
    useParams(): ParamsOf<P> {
      const params: Record<string, string | undefined> = useParams({ strict: false })
      if (!holdsAll(params)) throw new Error(`This page is not shown under ${pattern}`)
      return params
    },
  }
}

export type Search = Record<string, string | undefined>

/** Plain `?status=open&q=沪A`, so that addresses can be read, typed and sent to a colleague. */
export function stringifySearch(search: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search))
    if (value !== undefined && value !== '') query.set(name, String(value))
  const text = query.toString()
  return text ? `?${text}` : ''
}

export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}
