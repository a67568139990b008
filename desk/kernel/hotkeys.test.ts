// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { findHotkey, keyNameOf, mayFire } from './hotkeys.tsx'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

describe('names of pressed keys', () => {
  test.each([
    ['F2', { ...plain, key: 'F2', code: 'F2' }],
    ['Esc', { ...plain, key: 'Escape', code: 'Escape' }],
    ['Ctrl+S', { ...plain, key: 's', code: 'KeyS', ctrlKey: true }],
    ['Ctrl+K', { ...plain, key: 'k', code: 'KeyK', metaKey: true }],
    ['Alt+N', { ...plain, key: '~', code: 'KeyN', altKey: true }],
    ['Shift+Enter', { ...plain, key: 'Enter', code: 'Enter', shiftKey: true }],
    ['?', { ...plain, key: '?', code: 'Slash', shiftKey: true }],
  ])('%s', (name, event) => {
    expect(keyNameOf(event)).toBe(name)
  })
})

describe('who gets a key', () => {
  test('a key that types is left to the field with the focus', () => {
    const field = document.createElement('input')
    expect(mayFire('/', field)).toBe(false)
    expect(mayFire('/', document.body)).toBe(true)
    expect(mayFire('F9', field)).toBe(true)
    expect(mayFire('Ctrl+S', field)).toBe(true)
  })

  test('the dialog has a key before the page, the page before the frame', () => {
    const scope = (level: number, label: string) => ({
      id: label,
      title: label,
      level,
      keys: () => [{ key: 'Esc', label, run: () => undefined }],
    })
    expect(findHotkey([scope(1, 'page'), scope(0, 'frame')], 'Esc')?.label).toBe('page')
    expect(findHotkey([scope(2, 'dialog'), scope(1, 'page'), scope(0, 'frame')], 'Esc')?.label).toBe('dialog')
    expect(findHotkey([scope(1, 'page')], 'F9')).toBeUndefined()
  })
})
