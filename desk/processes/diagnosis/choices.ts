import type { Text } from '#domain/kernel/texts.ts'

/** The choices of a select, from a dictionary. */
export function optionsOf<K extends string>(
  dictionary: Readonly<Record<K, Text>>,
  text: (words: Text) => string,
): { value: string; label: string }[] {
  return Object.entries<Text>(dictionary).map(([value, words]) => ({ value, label: text(words) }))
}

/** The key of a dictionary a select gave back; the fallback when it is none of them. */
export function keyIn<K extends string>(dictionary: Readonly<Record<K, Text>>, value: string, fallback: K): K {
  const isKey = (key: string): key is K => key in dictionary
  return isKey(value) ? value : fallback
}
