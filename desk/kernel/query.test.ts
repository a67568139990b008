import { expect, test } from 'vitest'
import { answerOf, createQueryClient, loader } from './query.tsx'

test('RCV-06: what was proposed a while ago is asked for anew; what is fresh, or on its way, is not', async () => {
  const client = createQueryClient(() => undefined)
  let times = 0
  const proposal = loader(['order'], ['promise'], async () => `proposal ${++times}`)
  const ageBy = (seconds: number) => {
    const { data, dataUpdatedAt = 0 } = client.getQueryState(proposal.queryKey) ?? {}
    client.setQueryData(proposal.queryKey, data, { updatedAt: dataUpdatedAt - seconds * 1000 })
  }
  const both = await Promise.all([answerOf(client, proposal), answerOf(client, proposal)])
  expect([both, times]).toEqual([['proposal 1', 'proposal 1'], 1])
  ageBy(10)
  expect(await answerOf(client, proposal)).toBe('proposal 1')
  ageBy(31)
  expect(await answerOf(client, proposal)).toBe('proposal 2')
})
