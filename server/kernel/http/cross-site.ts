import type { IncomingHttpHeaders } from 'node:http'

type Asked = { method: string; headers: IncomingHttpHeaders }

/**
 * Whether a page of another site has somebody's browser send this. The cookie stays away from other sites already, but not
 * from another port of the same machine, and old browsers know no better. The browser says itself where a request comes
 * from; one that does not, or cannot for want of https, still names the page's origin. Who is no browser says neither.
 */
export function isCrossSite({ method, headers }: Asked): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return false
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  return headers.origin !== undefined && hostOf(headers.origin) !== headers.host
}

function hostOf(origin: string): string | undefined {
  return URL.parse(origin)?.host
}
