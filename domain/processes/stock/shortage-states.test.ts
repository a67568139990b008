import { expect, test } from 'vitest'
import { nextShortageState, shortageActions, shortageStates } from './shortage-states.ts'

test('WKS-10: every action in every state, allowed or refused', () => {
  const table = shortageStates.map(state => [
    state,
    Object.fromEntries(shortageActions.map(action => [action, nextShortageState(state, action) ?? '-'])),
  ])
  expect(Object.fromEntries(table)).toEqual({
    asked: { order: 'ordered', arrive: 'arrived', tell: '-', withdraw: 'withdrawn' },
    ordered: { order: 'ordered', arrive: 'arrived', tell: '-', withdraw: 'withdrawn' },
    arrived: { order: '-', arrive: '-', tell: 'told', withdraw: '-' },
    told: { order: '-', arrive: '-', tell: '-', withdraw: '-' },
    withdrawn: { order: '-', arrive: '-', tell: '-', withdraw: '-' },
  })
})

test('WKS-10: every state can be reached from the asking', () => {
  const reached = new Set<string>(['asked'])
  for (const state of shortageStates) {
    for (const action of shortageActions) reached.add(nextShortageState(state, action) ?? state)
  }
  expect([...reached].toSorted()).toEqual([...shortageStates].toSorted())
})
