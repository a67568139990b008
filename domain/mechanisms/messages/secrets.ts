import { fill, type TextParams } from '#domain/kernel/texts.ts'

/** What opens a door never stands in the register; the delivery fills it in from the sealed copy. */
const veils: Readonly<Record<string, string>> = { link: '〔链接〕', code: '〔验证码〕' }

/** The body as staff may read it, and the whole text sealed when it holds a secret. */
export function sealSecrets(
  body: string,
  words: TextParams,
  seal: (text: string) => string,
): { shown: string; sealed: string | null } {
  const shown = fill(body, { ...words, ...veils })
  const whole = fill(body, words)
  return { shown, sealed: shown === whole ? null : seal(whole) }
}
