// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, test } from 'vitest'
import type { LineColumn } from './line-columns.ts'
import { LineGrid } from './line-grid.tsx'

type Row = { id: string; name: string; qtyMilli: number }

const rows: Row[] = [
  { id: 'a', name: '机油滤清器', qtyMilli: 1_000 },
  { id: 'b', name: '机油', qtyMilli: 4_000 },
]
let heard: string[] = []

const columns: LineColumn<Row>[] = [
  { key: 'name', title: '名称', type: 'text', value: row => row.name },
  {
    key: 'qty',
    title: '数量',
    type: 'qty',
    value: row => row.qtyMilli,
    commit: (row, qty) => heard.push(`${row.id} ${qty}`),
  },
]

Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
afterEach(() => {
  document.body.replaceChildren()
  heard = []
})

function show() {
  const place = document.createElement('div')
  document.body.append(place)
  const root = createRoot(place)
  act(() =>
    root.render(
      <LineGrid label="明细" rows={rows} rowKey={row => row.id} rowName={row => row.name} columns={columns} />,
    ),
  )
}

function cell(label: string): HTMLInputElement {
  const found = document.querySelector(`input[aria-label="${label}"]`)
  if (!(found instanceof HTMLInputElement)) throw new Error(`No cell ${label}`)
  return found
}

function type(input: HTMLInputElement, text: string) {
  act(() => {
    input.focus()
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

function press(input: HTMLInputElement, key: string, more: KeyboardEventInit = {}) {
  act(() => void input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })))
}

test('a column without commit has no field to type in', () => {
  show()
  expect(document.querySelector('input[aria-label="机油 名称"]')).toBeNull()
})

test('nothing is committed while typing, one value on Enter, which goes down the column', () => {
  show()
  type(cell('机油滤清器 数量'), '2.5')
  expect(heard).toEqual([])
  press(cell('机油滤清器 数量'), 'Enter')
  expect(heard).toEqual(['a 2500'])
  expect(document.activeElement).toBe(cell('机油 数量'))
  press(cell('机油 数量'), 'Enter', { shiftKey: true })
  expect(document.activeElement).toBe(cell('机油滤清器 数量'))
})

test('Enter that ends the choice of a Chinese word stays in the cell', () => {
  show()
  type(cell('机油滤清器 数量'), '3')
  press(cell('机油滤清器 数量'), 'Enter', { isComposing: true })
  expect(heard).toEqual([])
  expect(document.activeElement).toBe(cell('机油滤清器 数量'))
})

test('what is no number is marked and kept to be corrected; Esc brings the old value back', () => {
  show()
  const input = cell('机油 数量')
  type(input, '四升')
  act(() => input.blur())
  expect(heard).toEqual([])
  expect(input.getAttribute('aria-invalid')).toBe('true')
  act(() => input.focus())
  press(input, 'Escape')
  expect(input.value).toBe('4')
  expect(input.getAttribute('aria-invalid')).toBeNull()
})
