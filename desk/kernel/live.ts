import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { askMs, beatMs, type ElectionNote, hear, startElection, tick } from './election.ts'
import { sayReached } from './offline/reach.ts'
import { invalidateKinds } from './query.tsx'

/** One change somewhere in the shop, as the server tells it: never the content, only what to read again. */
export type LiveMessage = { kind: string; id: string; threadId: string | null }
export type LiveState = 'on' | 'off'

type Note = ElectionNote | { live: LiveMessage } | { state: LiveState } | { opened: true }

let liveState: LiveState = 'off'
const stateListeners = new Set<() => void>()
const messageListeners = new Set<(message: LiveMessage) => void>()

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    changed => {
      stateListeners.add(changed)
      return () => stateListeners.delete(changed)
    },
    () => liveState,
  )
}

/** For screens that want more than a fresh read, such as an incoming call. */
export function onLive(listener: (message: LiveMessage) => void): () => void {
  messageListeners.add(listener)
  return () => messageListeners.delete(listener)
}

/**
 * Connects this window to the live stream. A browser opens only six connections to one host under HTTP/1.1, so of all
 * windows one holds the stream and passes messages on. Returns the function that ends it.
 */
export function startLive(client: QueryClient, store: string): () => void {
  const url = `/api/live?store=${encodeURIComponent(store)}`
  const channel = new BroadcastChannel(`carebay.live.${store}`)
  const pending = gatherKinds(kinds => void invalidateKinds(client, kinds))
  let election = startElection(newId(), Date.now())
  let stream: EventSource | null = null

  const take = (message: LiveMessage) => {
    pending.add(message.kind)
    for (const listener of messageListeners) listener(message)
  }
  const readAll = () => void invalidateKinds(client)
  const enter = (state: LiveState) => {
    liveState = state
    if (state === 'on') sayReached(true)
    for (const listener of stateListeners) listener()
  }
  const tell = (note: Note) => channel.postMessage(note)
  const settle = () => {
    if (election.isLeading && !stream) {
      stream = openStream(url, {
        message: message => {
          take(message)
          tell({ live: message })
        },
        opened: () => {
          readAll()
          tell({ opened: true })
        },
        state: state => {
          enter(state)
          tell({ state })
        },
      })
    }
    if (!election.isLeading && stream) {
      stream.close()
      stream = null
    }
  }
  const beat = () => {
    election = tick(election, Date.now())
    settle()
    if (!election.isLeading) return
    tell({ from: election.id, says: 'leading' })
    tell({ state: liveState })
  }

  channel.onmessage = (event: MessageEvent<Note>) => {
    const note = event.data
    if ('live' in note) take(note.live)
    else if ('opened' in note) readAll()
    else if ('state' in note) enter(note.state)
    else if (note.says === 'asking') {
      if (election.isLeading) beat()
    } else {
      election = hear(election, note, Date.now(), document.visibilityState === 'visible')
      settle()
    }
  }
  const leave = () => tell({ from: election.id, says: 'leaving' })
  window.addEventListener('pagehide', leave)
  const timer = setInterval(beat, beatMs)
  const first = setTimeout(beat, askMs + 10)
  tell({ from: election.id, says: 'asking' })

  return () => {
    clearInterval(timer)
    clearTimeout(first)
    window.removeEventListener('pagehide', leave)
    if (election.isLeading) leave()
    stream?.close()
    channel.close()
    pending.stop()
    enter('off')
  }
}

type StreamHandlers = {
  message: (message: LiveMessage) => void
  opened: () => void
  state: (state: LiveState) => void
}

/** What happened before a stream was open is unknown, also for the screens read while it was opening. */
function openStream(url: string, handlers: StreamHandlers): EventSource {
  const stream = new EventSource(url)
  stream.onopen = () => {
    handlers.opened()
    handlers.state('on')
  }
  stream.onerror = () => handlers.state('off')
  // The server itself lost sight of the changes for a while.
  stream.addEventListener('reload', () => handlers.opened())
  stream.onmessage = event => {
    const message = readMessage(event.data)
    if (message) handlers.message(message)
  }
  return stream
}

export function readMessage(data: unknown): LiveMessage | null {
  if (typeof data !== 'string' || !data.startsWith('{')) return null
  const body: { kind?: unknown; id?: unknown; threadId?: unknown } = JSON.parse(data)
  if (typeof body.kind !== 'string' || typeof body.id !== 'string') return null
  return { kind: body.kind, id: body.id, threadId: typeof body.threadId === 'string' ? body.threadId : null }
}

/** Many changes of one transaction come as many messages; they cause one round of reading. */
function gatherKinds(flush: (kinds: string[]) => void) {
  const kinds = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    add(kind: string) {
      kinds.add(kind)
      timer ??= setTimeout(() => {
        timer = undefined
        const gathered = [...kinds]
        kinds.clear()
        flush(gathered)
      }, 60)
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
