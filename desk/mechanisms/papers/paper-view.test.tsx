import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { PaperDocument } from '#domain/mechanisms/papers/document.ts'
import { layOutSheet } from '#domain/mechanisms/papers/sheet.ts'
import { paperExamples } from '#test/fixtures/paper-examples.ts'
import { textOfBlocks } from '#test/fixtures/papers/block-text.ts'
import { documentOf, type PaperExample } from '#test/fixtures/papers/story.ts'
import { PaperView } from './paper-view.tsx'

test.for(paperExamples.map(entry => [entry.definition.kind, entry] as const))(
  'SYS-02: %s shows on screen all that its sheet says',
  ([, entry]) => {
    const shown = textOf(markup(entry, documentOf(entry)))
    const said = textOfBlocks(layOutSheet(entry.definition, documentOf(entry)).blocks).split('\n')
    expect(said.filter(line => !shown.includes(line.trim()))).toEqual([])
  },
)

test('SYS-03: a void signature shows as void with its reason, a valid one does not', () => {
  const entry = paperExamples[0]
  if (!entry) throw new Error('Examples are missing')
  const document = documentOf(entry)
  const signatures = document.signatures.map(signature => ({
    ...signature,
    voidedAt: '2026-11-22T03:00:00.000Z',
    voidReason: '价格变更',
  }))
  expect(markup(entry, document)).not.toContain('已失效')
  expect(markup(entry, { ...document, signatures })).toContain('已失效：价格变更')
})

test('SYS-02: a draft and a voided paper carry their mark across the sheet', () => {
  const entry = paperExamples[0]
  if (!entry) throw new Error('Examples are missing')
  expect(markup(entry, documentOf(entry, 'draft'))).toContain('草稿')
  expect(markup(entry, documentOf(entry, 'voided'))).toContain('已失效')
})

function markup(entry: PaperExample, document: PaperDocument): string {
  return renderToStaticMarkup(
    <PaperView definition={entry.definition} document={document} photoUrl={fileId => `/files/${fileId}`} />,
  )
}

/** Attributes count: a drawing says what is on it in its alternative text. */
function textOf(html: string): string {
  return html.replaceAll('&amp;', '&').replaceAll('&#x27;', "'").replaceAll('&quot;', '"')
}
