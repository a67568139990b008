/** Chinese first, English second. */
export type Text = readonly [zh: string, en: string]
export type Lang = 'zh' | 'en'
export type TextParams = Readonly<Record<string, string | number>>

/** Declares the words of one feature; the keys stay known to the compiler. */
export function texts<const Dictionary extends Readonly<Record<string, Text>>>(dictionary: Dictionary): Dictionary {
  return dictionary
}

export function pick(text: Text, lang: Lang): string {
  return lang === 'zh' ? text[0] : text[1]
}

/** Several words as one, set apart the way each language does it. */
export function listed(items: readonly Text[]): Text {
  return [items.map(item => item[0]).join('、'), items.map(item => item[1]).join(', ')]
}

/** The values of a sentence as this reader reads them: words known in both languages in theirs, everything else as it is. */
export function inLang(
  params: Readonly<Record<string, string | number | Text>>,
  lang: Lang,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? pick(value, lang) : value]),
  )
}

/** Puts values into {name} places. A place without a value stays visible, so that a slip is seen and not hidden. */
export function fill(template: string, params: TextParams): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : place,
  )
}
