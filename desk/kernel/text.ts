import { type Lang, pick, type Text } from '#domain/kernel/texts.ts'
import { remembered } from './browser.ts'
import { setDateLang } from './dates.ts'

const langStore = remembered<Lang>('carebay.lang', 'zh', value => value === 'zh' || value === 'en')

/** The language of this browser; the server words refusals in the same one. */
export function currentLang(): Lang {
  return langStore.get()
}

export function setLang(lang: Lang) {
  document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN'
  setDateLang(lang)
  langStore.set(lang)
}

export function useLang() {
  return { lang: langStore.use(), setLang }
}

/** The words of one dictionary in the chosen language: `const t = useTexts(orderText)`, then `t.save`. */
export function useTexts<D extends Readonly<Record<string, Text>>>(dictionary: D): Record<keyof D, string> {
  return textsIn(dictionary, langStore.use())
}

/** One text in the chosen language, for words that come as data. */
export function useText(): (text: Text) => string {
  const lang = langStore.use()
  return text => pick(text, lang)
}

export function textsIn<D extends Readonly<Record<string, Text>>>(dictionary: D, lang: Lang): Record<keyof D, string> {
  const picked = Object.fromEntries(Object.entries(dictionary).map(([key, text]) => [key, pick(text, lang)]))
  return holdsAll(dictionary, picked) ? picked : failIncomplete()
}

function holdsAll<D extends object>(dictionary: D, picked: object): picked is Record<keyof D, string> {
  return Object.keys(dictionary).every(key => key in picked)
}

function failIncomplete(): never {
  throw new Error('A dictionary lost a word')
}
