import type { ChainFault } from '#domain/mechanisms/timeline/contract.ts'
import { verifyChain } from '../timeline/verify-chain.ts'
import { type InvariantRule, MOST_OFFENCES } from './rules.ts'

const problemTexts = {
  gap: ['事件缺失', 'an event is missing before it'],
  altered: ['内容被改动', 'its content was altered'],
  unlinked: ['与前一事件不相连', 'not linked to the one before'],
  cut: ['链尾与链头记录不符', 'the end disagrees with the head'],
} as const satisfies Record<ChainFault['problem'], readonly [string, string]>

/** Hashes cannot be recomputed in SQL: the timeline is read and verified event by event. */
export const chainRule: InvariantRule = {
  key: 'timeline-chain',
  title: ['流程轨迹的哈希链完整，未被改动', 'The hash chain of the timeline is whole and unaltered'],
  find: async run => {
    const { faults } = await run.within(ctx => verifyChain(ctx))
    return {
      total: faults.length,
      offences: faults.slice(0, MOST_OFFENCES).map(fault => ({
        document: String(fault.seq),
        detail: problemTexts[fault.problem],
        subjectKind: null,
        subjectId: null,
      })),
    }
  },
}
