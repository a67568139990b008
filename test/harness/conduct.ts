import { newId } from '#domain/kernel/id.ts'
import { conductChecklists } from '#domain/processes/performance/checklists.ts'
import type { ConductCard } from '#domain/processes/performance/kinds.ts'
import type { House } from './house.ts'
import { staffIdOf } from './workshop.ts'

/** A filled card: everything as it should be, but for what is named. */
export function conductAnswers(card: ConductCard, other: Readonly<Record<string, { value?: string; result?: 'bad' }>>) {
  return conductChecklists[card].items.map(item => ({
    key: item.key,
    ...(item.kind === 'value' ? { value: '1' } : { result: 'ok' as const }),
    ...other[item.key],
  }))
}

export async function conductCard(
  house: House,
  change: { card?: ConductCard; who?: string; other?: Parameters<typeof conductAnswers>[1] } = {},
) {
  const card = change.card ?? 'greeting'
  return {
    id: newId(),
    card,
    use: 'check' as const,
    staffId: await staffIdOf(house, change.who ?? 'adviser'),
    observedAt: await house.now(),
    answers: conductAnswers(card, change.other ?? {}),
  }
}
