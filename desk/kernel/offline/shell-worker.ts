/**
 * Keeps the built program, and nothing that was ever answered about the shop. With the network every page comes from the
 * server, so a new build shows at the next load; the kept copy is used only when the server does not answer.
 */
export type Shell = { version: string; files: readonly string[] }
type Asking = Event & { request: Request; respondWith(answer: Promise<Response>): void }

/** Written in front of this file by the build. */
declare const SHELL: Shell
declare const skipWaiting: () => Promise<void>
declare const clients: { claim(): Promise<void> }

const prefix = 'carebay-shell-'
const current = prefix + SHELL.version
const pageMs = 6_000

addEventListener('install', event => lasting(event, fill))
addEventListener('activate', event => lasting(event, takeOver))
addEventListener('fetch', event => {
  if (!isAsking(event) || event.request.method !== 'GET') return
  const { origin, pathname } = new URL(event.request.url)
  if (origin !== location.origin) return
  if (event.request.mode === 'navigate') {
    if (!/^\/(api|m|health|metrics)(\/|$)/.test(pathname)) event.respondWith(page(event.request))
  } else if (pathname.startsWith('/assets/')) event.respondWith(asset(event.request))
})

/** Names carry a hash of their content: what the copy of the last build has need not be fetched again. */
async function fill() {
  const cache = await caches.open(current)
  for (const file of SHELL.files) {
    const kept = await caches.match(file)
    if (kept) await cache.put(file, kept)
    else await cache.add(file)
  }
  await cache.add(new Request('/', { cache: 'no-cache' }))
  await skipWaiting()
}

/** A window opened on the build before may still ask for its parts: the copy before this one stays. */
async function takeOver() {
  const names = (await caches.keys()).filter(name => name.startsWith(prefix) && name !== current)
  for (const name of names.slice(0, -1)) await caches.delete(name)
  await clients.claim()
}

async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(pageMs) })
    return answer.status < 500 ? answer : await keptPage(answer)
  } catch {
    return keptPage(Response.error())
  }
}

async function keptPage(otherwise: Response): Promise<Response> {
  const cache = await caches.open(current)
  return (await cache.match('/')) ?? otherwise
}

async function asset(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

function lasting(event: Event, work: () => Promise<void>) {
  if ('waitUntil' in event && typeof event.waitUntil === 'function') event.waitUntil(work())
}

function isAsking(event: Event): event is Asking {
  return 'request' in event && 'respondWith' in event
}
