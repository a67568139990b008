import { fileURLToPath } from 'node:url'
import pdfmake from 'pdfmake'
import { look } from './look.ts'

const regular = fontFile('400Regular/NotoSansSC_400Regular.ttf')
const bold = fontFile('700Bold/NotoSansSC_700Bold.ttf')

/** The full fonts, not a subset: a subset prints rare characters of names as blanks, without any error. */
export function setUpFonts(): void {
  pdfmake.setFonts({ [look.font]: { normal: regular, bold, italics: regular, bolditalics: bold } })
  pdfmake.setLocalAccessPolicy(path => path === regular || path === bold)
  pdfmake.setUrlAccessPolicy(() => false)
}

function fontFile(path: string): string {
  return fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${path}`))
}
