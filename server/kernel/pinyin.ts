import { pinyin } from 'pinyin-pro'

/** How a text is typed by people who know how it sounds: `jiyoulvqingqi` or just `jylqq`. Lower case, letters and digits only. */
export type Sounds = { full: string; initials: string }

/** Names read their first sign as a surname (单 is shan, not dan); `thing` reads it as a word. */
export function pinyinOf(text: string, reading: 'name' | 'thing'): Sounds {
  const surname = reading === 'name' ? 'head' : 'off'
  // The initials are cut from the syllables: asked for alone, the library reads some words differently.
  const syllables = pinyin(text.normalize('NFKC'), { toneType: 'none', type: 'array', v: true, surname }).map(
    syllable => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''),
  )
  return { full: syllables.join(''), initials: syllables.map(syllable => syllable.charAt(0)).join('') }
}
