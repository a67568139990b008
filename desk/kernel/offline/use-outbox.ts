import { App } from 'antd'
import { useState, useSyncExternalStore } from 'react'
import { newId } from '#domain/kernel/id.ts'
import type { InputOf, OperationName } from '../api.ts'
import { useAttached } from '../browser.ts'
import { now } from '../clock.ts'
import { useShowProblem } from '../command.tsx'
import { useSession } from '../session.tsx'
import { useTexts } from '../text.ts'
import type { DraftForm } from './drafts.ts'
import type { About, Entry, Line } from './entry.ts'
import { holdRecord } from './kept.ts'
import { give, isWaitingFor, onOutbox, previewOf, readOutbox, type Sent } from './outbox.ts'
import { offlineText } from './text.ts'

export function useOutbox() {
  return useSyncExternalStore(onOutbox, readOutbox)
}

/** What was given here for a record and is not in what the server answered yet, in the order given. */
export function useWaiting(recordId: string): readonly Entry[] {
  return useOutbox().entries.filter(entry => entry.about.id === recordId)
}

/** How much of it is really not with the server. */
export function useUnsent(recordId: string): number {
  return unsentOf(useWaiting(recordId))
}

export function unsentOf(entries: readonly Entry[]): number {
  return entries.filter(entry => entry.state !== 'sent').length
}

/** While the page is open, what was read for the record stays on the device. */
export function useHeldRecord(recordId: string) {
  useAttached(() => holdRecord(recordId, isWaitingFor), recordId)
}

/** The address to show a photo by while it is only here. */
export function usePreview(): (fileId: string) => string | undefined {
  useOutbox()
  return previewOf
}

type QueuedSpec = { about: About; invalidates: readonly string[]; success?: string }

/** How the command is told in the list, and the fields to compare if somebody else changes the record. */
export type Told = {
  label: string
  photo?: Blob
  form?: DraftForm
  mine?: readonly Line[]
  base?: readonly Line[]
}

/**
 * A command that may be given without the network: kept on the device, sent in order, shown as waiting until the server
 * answered. For what a tablet writes down in the yard, never for signatures, prices, stock or money.
 */
export function useQueued<N extends OperationName>(operation: N, { about, invalidates, success }: QueuedSpec) {
  const t = useTexts(offlineText)
  const { person, store } = useSession()
  const { message } = App.useApp()
  const showProblem = useShowProblem()
  const [busy, setBusy] = useState(0)
  const send = async (input: InputOf<N> & Readonly<Record<string, unknown>>, told: Told): Promise<Sent> => {
    setBusy(count => count + 1)
    const { form, photo = null, label, mine = [], base = [] } = told
    const entry: Entry = {
      ...{ id: form?.commandId ?? newId(), owner: person.id, store: store.id, about, operation, input, photo, label },
      ...{ mine, base, invalidates, madeAt: now(), place: window.location.pathname + window.location.search },
      ...{ draft: form?.name ?? null, theirs: null, state: 'waiting', problem: null },
    }
    form?.setGiven(true)
    const sent = await give(entry)
    if (sent.how === 'refused') form?.setGiven(false)
    setBusy(count => count - 1)
    if (sent.how === 'sent' && success) void message.success(success)
    if (sent.how === 'waiting' && !photo) void message.info({ key: 'outbox', content: t.keptHere })
    if (sent.how === 'conflict') void message.warning(t.nowConflict)
    if (sent.how === 'refused') showProblem(sent.problem)
    return sent
  }
  return { send, busy: busy > 0 }
}
