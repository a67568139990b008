import { expect, test } from 'vitest'
import { contract } from '#domain/api.ts'
import { listOperations } from '#server/kernel/requests/router.ts'

const operations = listOperations(contract)

test('no two operations share an address', () => {
  const places = new Map<string, string[]>()
  for (const { method, path, name } of operations) {
    const place = `${method} ${path.replace(/\{\w+\}/g, '{}')}`
    places.set(place, [...(places.get(place) ?? []), name])
  }
  const shared = [...places].filter(([, names]) => names.length > 1)
  expect(shared.map(([place, names]) => `${place}: ${names.join(', ')}`)).toEqual([])
})
