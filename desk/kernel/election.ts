/** What the windows of one browser tell each other to agree on the one that holds the connection. */
export type ElectionNote = { from: string; says: 'asking' | 'leading' | 'leaving' }

export type ElectionState = { id: string; isLeading: boolean; heardAt: number | null }

export const beatMs = 2_000
/** Hidden windows are woken rarely; a leader silent for this long is taken for gone. */
export const silenceMs = 5_000

/** How long a new window waits for an answer to its question who leads. */
export const askMs = 600

export function startElection(id: string, nowMs: number): ElectionState {
  return { id, isLeading: false, heardAt: nowMs - silenceMs + askMs }
}

/** A note from another window. Of two leaders the visible one stays, else the one with the smaller id. */
export function hear(state: ElectionState, note: ElectionNote, nowMs: number, isVisible: boolean): ElectionState {
  if (note.from === state.id || note.says === 'asking') return state
  if (note.says === 'leaving') return { ...state, heardAt: null }
  if (state.isLeading && isVisible && state.id < note.from) return state
  return { ...state, isLeading: false, heardAt: nowMs }
}

/** Time has passed: nobody leads, so this window does. */
export function tick(state: ElectionState, nowMs: number): ElectionState {
  if (state.isLeading) return state
  const silent = state.heardAt === null || nowMs - state.heardAt >= silenceMs
  return silent ? { ...state, isLeading: true } : state
}
