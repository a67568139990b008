import { expect, test } from 'vitest'
import { likelyCauses, searchWords } from './fault-guide.ts'

test('APT-15: 刹车异响 has causes with parts, however the customer puts it', () => {
  for (const words of ['刹车异响', '踩刹车的时候吱吱响', '制动有异响']) {
    const causes = likelyCauses(words)
    expect(causes[0], words).toEqual({ cause: '制动片磨损到极限', system: '制动', parts: ['制动片'] })
  }
})

test('APT-15: nothing is guessed where the words say nothing', () => {
  expect(likelyCauses('想做个保养')).toEqual([])
  expect(searchWords('冷车的时候，有异响')).toEqual(['冷车', '异响'])
})
