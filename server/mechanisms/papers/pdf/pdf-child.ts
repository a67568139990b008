import pdfmake from 'pdfmake'
import { setUpFonts } from './fonts.ts'
import { pageOf } from './page.ts'
import type { PdfAnswer, PdfTask } from './press.ts'

// The process renders one paper after the other and ends with its parent; it holds no connection and no secret.
setUpFonts()
process.on('message', (task: PdfTask) => void answer(task))
process.on('disconnect', () => process.exit(0))

async function answer(task: PdfTask): Promise<void> {
  send(await render(task))
}

async function render(task: PdfTask): Promise<PdfAnswer> {
  try {
    const buffer = await pdfmake.createPdf(pageOf(task.sheet, task.images)).getBuffer()
    return { ok: true, bytes: new Uint8Array(buffer) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

function send(message: PdfAnswer): void {
  process.send?.(message)
}
