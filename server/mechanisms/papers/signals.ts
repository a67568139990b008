import type { Subject } from '#server/kernel/context.ts'
import { defineSignal } from '#server/kernel/signals.ts'

type About = { paperId: string; kind: string; subject: Subject; threadId: string | null }

/** A signature was put on a paper; `complete` when every required one is there now. */
export const paperSigned = defineSignal<About & { role: string; complete: boolean }>('papers.signed')

/** A paper lost its force, with the signatures on it. */
export const paperVoided = defineSignal<About & { reason: string }>('papers.voided')
