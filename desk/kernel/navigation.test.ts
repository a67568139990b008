import { describe, expect, test } from 'vitest'
import { activeEntry, menuLimit, menuOf, type NavEntry } from './navigation.tsx'

const entry = (path: string, verb?: string): NavEntry => ({
  key: path,
  path,
  label: [path, path],
  icon: null,
  group: path.length % 2 ? 'odd' : 'even',
  ...(verb ? { verb } : {}),
})
const groups = ['odd', 'even', 'never'].map(key => ({ key, label: [key, key] as const, icon: null }))

describe('the menu', () => {
  test('shows nobody what they may not open', () => {
    const menu = menuOf({ entries: [entry('/a'), entry('/b', 'stock.count')], groups }, () => false)
    expect(menu).toMatchObject({ kind: 'flat', entries: [{ path: '/a' }] })
  })

  test('folds into groups as soon as it would be too long, without empty groups', () => {
    const entries = Array.from({ length: menuLimit + 1 }, (_, index) => entry(`/${'x'.repeat(index + 1)}`))
    const menu = menuOf({ entries, groups }, () => true)
    expect(menu.kind === 'grouped' && menu.groups.map(group => group.key)).toEqual(['odd', 'even'])
  })

  test('marks the nearest entry, and home only at home', () => {
    const entries = [entry('/'), entry('/orders'), entry('/orders/board')]
    expect(activeEntry(entries, '/')?.path).toBe('/')
    expect(activeEntry(entries, '/orders/123')?.path).toBe('/orders')
    expect(activeEntry(entries, '/orders/board')?.path).toBe('/orders/board')
    expect(activeEntry(entries, '/ordersheet')).toBeUndefined()
  })
})
