import type { ChainFault } from '#domain/mechanisms/timeline/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { eventHash, GENESIS } from '#server/kernel/timeline.ts'
import { eventsPastHead, readChain, readHead } from './queries.ts'

export type ChainHead = { seq: number; hash: string }
export type ChainReport = { checked: number; head: ChainHead; faults: ChainFault[] }

const STRETCH = 2_000
/** After so many faults the rest tells nothing new. */
const MAX_FAULTS = 1_000

/**
 * Recomputes the store's chain from its first event to its head. An event that was edited no longer has its hash; one
 * deleted, swapped or inserted breaks number or link; a cut tail disagrees with the head, or, if that was rewritten
 * too, with an earlier head that somebody kept outside.
 */
export async function verifyChain(ctx: Ctx, kept?: ChainHead): Promise<ChainReport> {
  const faults: ChainFault[] = []
  const head = (await readHead(ctx)) ?? { seq: 0, hash: GENESIS }
  let last: ChainHead = { seq: 0, hash: GENESIS }
  let checked = 0
  let keptSeen = kept === undefined || kept.seq === 0
  while (last.seq < head.seq && faults.length < MAX_FAULTS) {
    const stretch = (await readChain(ctx, last.seq, STRETCH)).filter(event => event.seq <= head.seq)
    if (stretch.length === 0) break
    for (const event of stretch) {
      faults.push(...faultsOf(event, last))
      if (event.seq === kept?.seq) keptSeen = event.hash === kept.hash
      last = { seq: event.seq, hash: event.hash }
      checked++
    }
  }
  if (last.seq !== head.seq || last.hash !== head.hash) faults.push({ seq: last.seq, problem: 'cut' })
  if (!keptSeen) faults.push({ seq: kept?.seq ?? 0, problem: 'cut' })
  for (const seq of await eventsPastHead(ctx)) faults.push({ seq, problem: 'unlinked' })
  return { checked, head, faults }
}

type ChainEvent = Awaited<ReturnType<typeof readChain>>[number]

function faultsOf(event: ChainEvent, last: ChainHead): ChainFault[] {
  const { hash, ...content } = event
  const faults: ChainFault[] = []
  if (event.seq !== last.seq + 1) faults.push({ seq: event.seq, problem: 'gap' })
  else if (event.prevHash !== last.hash) faults.push({ seq: event.seq, problem: 'unlinked' })
  if (eventHash({ ...content, data: JSON.stringify(content.data) }) !== hash) {
    faults.push({ seq: event.seq, problem: 'altered' })
  }
  return faults
}
