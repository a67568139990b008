import { expect, test } from 'vitest'
import { hours, money, quantity } from '#domain/mechanisms/papers/format.ts'
import { sealText } from '#domain/mechanisms/papers/seal.ts'
import { layOutSheet } from '#domain/mechanisms/papers/sheet.ts'
import { paperExamples } from '#test/fixtures/paper-examples.ts'
import { textOfBlocks } from '#test/fixtures/papers/block-text.ts'
import { requiredLabels } from '#test/fixtures/papers/required-labels.ts'
import { documentOf, type PaperExample } from '#test/fixtures/papers/story.ts'
import { formatLocal } from './kernel/time.ts'
import { findPaperDefinition, paperDefinitions } from './papers.ts'

const catalogued =
  'FRM-01 FRM-02 FRM-03 FRM-04 FRM-05 FRM-06 FRM-07 FRM-08 FRM-09 FRM-10 FRM-12 FRM-13 FRM-14 FRM-15 FRM-18'
const alsoCatalogued = 'FRM-19 FRM-24 FRM-25 FRM-26 FRM-27 FRM-33 FRM-34 FRM-35 FRM-38 FRM-52 FRM-70 FRM-71 FRM-80'
const slips = 'SLP-01 SLP-02 SLP-03 SLP-04 SLP-05 SLP-06 SLP-07 SLP-08 SLP-09'

test('SYS-02: a kind nobody defined is not found', () => {
  expect(findPaperDefinition('FRM-00')).toBeUndefined()
})

test('SYS-02: a paper is not laid out as another kind, nor with content that does not fit its form', () => {
  const [first, second] = paperExamples
  if (!first || !second) throw new Error('Examples are missing')
  expect(() => layOutSheet(second.definition, documentOf(first))).toThrow()
  expect(() => layOutSheet(first.definition, { ...documentOf(first), content: { orderNumber: 1 } })).toThrow()
})

test('SYS-02: every form has its own kind, key and number series', () => {
  for (const property of ['kind', 'key', 'series'] as const) {
    const values = paperDefinitions.map(definition => definition[property])
    expect(new Set(values).size).toBe(values.length)
  }
  expect(paperDefinitions.map(definition => definition.kind).toSorted()).toEqual(
    `${catalogued} ${alsoCatalogued} ${slips}`.split(' ').toSorted(),
  )
})

test('SYS-02: every form has an example', () => {
  expect(paperExamples.map(entry => entry.definition.kind).toSorted()).toEqual(
    paperDefinitions.map(definition => definition.kind).toSorted(),
  )
})

test.for(paperExamples.map(entry => [entry.definition.kind, entry] as const))(
  'SYS-02: %s prints everything its content holds',
  ([, entry]) => {
    const text = textOfBlocks(layOutSheet(entry.definition, documentOf(entry)).blocks)
    const content = entry.definition.content.parse(entry.content)
    expect(leaves(content).filter(([, printed]) => !text.includes(printed))).toEqual([])
  },
)

test.for(Object.entries(requiredLabels))('SYS-02: %s names every field its source asks for', ([kind, labels]) => {
  const text = textOfBlocks(exampleOf(kind).definition.layOut(documentOf(exampleOf(kind))))
  expect(labels.split(' ').filter(label => !text.includes(label))).toEqual([])
})

test.for(paperExamples.map(entry => [entry.definition.kind, entry] as const))(
  'SYS-03: %s shows a place for every signature it asks for',
  ([, entry]) => {
    const text = textOfBlocks(entry.definition.layOut(documentOf(entry)))
    for (const slot of entry.definition.signatures) expect(text).toContain(slot.label)
  },
)

test('SYS-03: one content has one seal, however its optional fields are written; another content has another', () => {
  const entry = exampleOf('FRM-07')
  const content = Object.fromEntries(Object.entries(Object(entry.content)))
  const seal = sealText(entry.definition, content)
  expect(sealText(entry.definition, { ...content, reason: null })).toBe(seal)
  expect(sealText(entry.definition, { ...content, settlementState: '未结算' })).not.toBe(seal)
})

function exampleOf(kind: string): PaperExample {
  const found = paperExamples.find(entry => entry.definition.kind === kind)
  if (!found) throw new Error(`No example of ${kind}`)
  return found
}

/** Every value of a content with the text it has on paper. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (value === null || typeof value === 'boolean' || isDrawn(path)) return []
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, inner]) =>
      leaves(inner, Array.isArray(value) ? path : `${path}.${key}`),
    )
  }
  if (typeof value === 'number') return [[path, printedNumber(path, value)]]
  const text = String(value)
  return isCode(text) ? [] : [[path, isInstant(text) ? formatLocal(text) : text]]
}

function printedNumber(path: string, value: number): string {
  if (path.endsWith('Fen')) return money(value)
  if (path.endsWith('Centi')) return hours(value)
  if (path.endsWith('Milli')) return quantity(value)
  return /km$/i.test(path) ? value.toLocaleString('en-US') : String(value)
}

/** Coordinates print as a drawing, files as pictures, a rating as its word. */
function isDrawn(path: string): boolean {
  return ['x', 'y', 'fileId', 'rating'].includes(path.split('.').at(-1) ?? '')
}

/** Codes print as words. */
function isCode(text: string): boolean {
  return /^[a-z]+$/.test(text)
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T/.test(text)
}
