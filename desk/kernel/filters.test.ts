import { describe, expect, test } from 'vitest'
import { choiceFilter, flagFilter, manyFilter, readFilters, textFilter } from './filters.ts'
import { parseSearch, path, stringifySearch } from './path.ts'

const spec = {
  q: textFilter(),
  status: choiceFilter(['open', 'closed'], 'open'),
  kinds: manyFilter(['wash', 'repair', 'claim']),
  mine: flagFilter(),
}

describe('filters in the address', () => {
  test('what the address does not say has its start value', () => {
    expect(readFilters(spec, {})).toEqual({ q: '', status: 'open', kinds: [], mine: false })
  })

  test('what cannot be read is not passed on', () => {
    const values = readFilters(spec, { status: 'deleted', kinds: 'wash.hack', mine: 'yes' })
    expect(values).toMatchObject({ status: 'open', kinds: ['wash'], mine: false })
  })

  test('every filter reads back what it wrote', () => {
    expect(spec.kinds.parse(spec.kinds.format(['repair', 'claim']))).toEqual(['repair', 'claim'])
    expect(spec.mine.parse(spec.mine.format(true))).toBe(true)
    expect(spec.status.format('open')).toBeUndefined()
    expect(spec.q.parse(spec.q.format('沪A'))).toBe('沪A')
  })
})

describe('addresses', () => {
  test('parameters are put in and kept apart from the address itself', () => {
    expect(path('/repair-orders/$id/lines/$line').href({ id: 'a/b', line: '7' })).toBe('/repair-orders/a%2Fb/lines/7')
    expect(path('/cars').href({}, { q: '沪A 1', none: undefined })).toBe('/cars?q=%E6%B2%AAA+1')
  })

  test('text in the address stays text', () => {
    expect(parseSearch(stringifySearch({ q: '007', on: '2026-11-22' }))).toEqual({ q: '007', on: '2026-11-22' })
  })
})
