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

/** Puts values into {name} places. A place without a value stays visible, so that a slip is seen and not hidden. */
export function fill(template: string, params: TextParams): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : place,
  )
}
