export const sessionCookie = 'carebay_session'

export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=')
    if (key === name && value !== undefined && value !== '') return decodeURIComponent(value)
  }
  return undefined
}

/** The session's cookie: unreadable to scripts, sent to this site only. An undefined token takes it away. */
export function sessionCookieHeader(token: string | undefined, secure: boolean): string {
  const life = token === undefined ? 'Max-Age=0' : 'Max-Age=43200'
  return `${sessionCookie}=${encodeURIComponent(token ?? '')}; Path=/; HttpOnly; SameSite=Strict; ${life}${secure ? '; Secure' : ''}`
}
