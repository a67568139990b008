import { describe, expect, test } from 'vitest'
import { commitText, type EditColumn, isEditable, shownText } from './line-columns.ts'

type Row = { qtyMilli: number; priceFen: number; isClosed: boolean }
const row: Row = { qtyMilli: 1500, priceFen: 12_350, isClosed: false }

function priceColumn(heard: number[]): EditColumn<Row> {
  return {
    key: 'price',
    title: '单价',
    type: 'money',
    value: each => each.priceFen,
    commit: (_row, value) => heard.push(value),
    isFixed: each => each.isClosed,
  }
}

describe('cells of a line', () => {
  test('a text that is no number is kept back', () => {
    const heard: number[] = []
    expect(commitText(priceColumn(heard), row, '12,3元')).toBe(false)
    expect(commitText(priceColumn(heard), row, '1.005')).toBe(false)
    expect(heard).toEqual([])
  })

  test('an unchanged value is not sent', () => {
    const heard: number[] = []
    expect(commitText(priceColumn(heard), row, '123.50')).toBe(true)
    expect(heard).toEqual([])
  })

  test('money, hours and quantities become the integers of the contract', () => {
    const heard: number[] = []
    commitText(priceColumn(heard), row, '1,200.5')
    const qty: EditColumn<Row> = {
      key: 'qty',
      title: '数量',
      type: 'qty',
      value: each => each.qtyMilli,
      commit: (_row, value) => heard.push(value),
    }
    commitText(qty, row, '０.25')
    expect(heard).toEqual([120_050, 250])
    expect(shownText(qty, row)).toBe('1.5')
  })

  test('a column without commit, and a closed line, cannot be typed in', () => {
    const column = priceColumn([])
    expect(isEditable(column, row)).toBe(true)
    expect(isEditable(column, { ...row, isClosed: true })).toBe(false)
    expect(isEditable({ key: 'a', title: 'a', type: 'text', value: () => '' }, row)).toBe(false)
  })
})
