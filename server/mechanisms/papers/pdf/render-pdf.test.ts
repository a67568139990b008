import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import type { PaperDocument } from '#domain/mechanisms/papers/document.ts'
import { layOutSheet } from '#domain/mechanisms/papers/sheet.ts'
import { paperExamples } from '#test/fixtures/paper-examples.ts'
import { documentOf, type PaperExample } from '#test/fixtures/papers/story.ts'
import { createPdfPress } from './press.ts'
import { closePdf, renderPdf } from './render-pdf.ts'

afterAll(closePdf)

test('SYS-02: a paper is not printed with the layout of another kind', async () => {
  const { definition } = exampleOf('FRM-05')
  await expect(renderPdf(definition, documentOf(exampleOf('FRM-07')))).rejects.toThrow('FRM-07')
})

test('SYS-03: a signature that is no picture fails its own paper and no other', async () => {
  const entry = exampleOf('FRM-07')
  const document = documentOf(entry)
  const signatures = document.signatures.map(signature => ({ ...signature, image: 'data:image/png;base64,AAAA' }))
  const broken = renderPdf(entry.definition, { ...document, signatures })
  const next = renderPdf(entry.definition, document)
  await expect(broken).rejects.toThrow()
  expect(pagesOf(await next)).toBe(1)
})

test('SYS-02: a rendering that takes too long is given up, and its process with it', async () => {
  const press = createPdfPress({ idleMs: 1000, timeoutMs: 1 })
  await expect(press.render(taskOf('FRM-07'))).rejects.toThrow('too long')
  expect(press.isRunning()).toBe(false)
})

test('SYS-02: closing refuses what still waits', async () => {
  const press = createPdfPress({ idleMs: 1000, timeoutMs: 20_000 })
  const waiting = [press.render(taskOf('FRM-07')), press.render(taskOf('FRM-05'))]
  const settled = Promise.allSettled(waiting)
  press.close()
  expect((await settled).map(result => result.status)).toEqual(['rejected', 'rejected'])
})

test('SYS-02: the process ends when nobody has printed for a while, and starts again', async () => {
  const press = createPdfPress({ idleMs: 50, timeoutMs: 20_000 })
  await press.render(taskOf('FRM-07'))
  expect(press.isRunning()).toBe(true)
  await sleep(300)
  expect(press.isRunning()).toBe(false)
  expect(pagesOf(await press.render(taskOf('FRM-07')))).toBe(1)
  press.close()
})

test.for(paperExamples.map(entry => [entry.definition.kind, entry] as const))(
  'SYS-02: %s prints as a PDF',
  async ([, entry]) => {
    const bytes = await renderPdf(entry.definition, documentOf(entry))
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-')
    expect(pagesOf(bytes)).toBeGreaterThanOrEqual(1)
    expect(pagesOf(bytes)).toBeLessThanOrEqual(2)
  },
)

test('SYS-02: equal papers are equal bytes, also from another process; a void one differs', async () => {
  const first = await render('FRM-05', 'signed')
  closePdf()
  expect(first.equals(await render('FRM-05', 'signed'))).toBe(true)
  expect(first.equals(await render('FRM-05', 'voided'))).toBe(false)
})

test('SYS-02: a long list runs over pages', async () => {
  const entry = exampleOf('SLP-04')
  const row = { arrivedAt: '2026-11-22T01:28:00.000Z', purpose: '保养' }
  const content = { fromOn: '2026-11-22', toOn: '2026-11-22', rows: Array.from({ length: 200 }, () => row) }
  expect(pagesOf(await renderPdf(entry.definition, { ...documentOf(entry), content }))).toBeGreaterThan(4)
})

function exampleOf(kind: string): PaperExample {
  const found = paperExamples.find(entry => entry.definition.kind === kind)
  if (!found) throw new Error(`No example of ${kind}`)
  return found
}

function taskOf(kind: string) {
  const entry = exampleOf(kind)
  return { sheet: layOutSheet(entry.definition, documentOf(entry)), images: {} }
}

async function render(kind: string, state: PaperDocument['state']): Promise<Buffer> {
  const entry = exampleOf(kind)
  return Buffer.from(await renderPdf(entry.definition, documentOf(entry, state)))
}

function pagesOf(bytes: Uint8Array): number {
  return (
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Type \/Page\b/g)?.length ?? 0
  )
}
