import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardFormula, unguardFormula } from './formula-guard.ts'

test('R17: whatever a spreadsheet takes for a formula gets an apostrophe, half and full width, behind blanks too', () => {
  const formulas = [
    '=1+1',
    '+8613800000000',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '  =1+1',
    '　=1+1',
    "'=1",
  ]
  for (const text of formulas) expect(guardFormula(text)).toBe(`'${text}`)
})

test('R17: ordinary text stays as it is', () => {
  for (const text of ['', '沪A12345', '13800000000', "O'Neil", "'90 款", '1-2', 'a=b', '—', ' 备注'])
    expect(guardFormula(text)).toBe(text)
})

test('R17: guarding is undone exactly, whatever the text', () => {
  const signs = fc.constantFrom("'", '=', '+', '-', '@', '＝', '\t', ' ', 'a', '沪')
  fc.assert(fc.property(fc.string({ unit: signs }), text => unguardFormula(guardFormula(text)) === text))
})
