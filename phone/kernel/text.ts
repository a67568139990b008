import { useSyncExternalStore } from 'react'
import { type Lang, pick, type Text } from '#domain/kernel/texts.ts'

const KEY = 'carebay.lang'
let current: Lang = readStored()
const listeners = new Set<() => void>()

export function currentLang(): Lang {
  return current
}

export function setLang(lang: Lang) {
  current = lang
  document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN'
  try {
    window.localStorage.setItem(KEY, lang)
  } catch {
    // A private window keeps nothing; the choice holds for this page.
  }
  for (const listener of listeners) listener()
}

export function useLang(): Lang {
  return useSyncExternalStore(
    changed => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => current,
  )
}

/** The words of one dictionary in the chosen language: `const t = useTexts(estimateText)`, then `t.take`. */
export function useTexts<D extends Readonly<Record<string, Text>>>(dictionary: D): (key: keyof D) => string {
  const lang = useLang()
  return key => {
    const text = dictionary[key]
    return text ? pick(text, lang) : String(key)
  }
}

/** The signs that stand between words in the chosen language. */
export function usePunctuation(): { colon: string; comma: string; bracketed: (words: string) => string } {
  return useLang() === 'en'
    ? { colon: ': ', comma: ', ', bracketed: words => ` (${words})` }
    : { colon: '：', comma: '、', bracketed: words => `（${words}）` }
}

/** One text in the chosen language, for words that come as data. */
export function useText(): (text: Text) => string {
  const lang = useLang()
  return text => pick(text, lang)
}

function readStored(): Lang {
  try {
    return window.localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'
  } catch {
    // Storage is refused in some messengers' browsers.
    return 'zh'
  }
}
