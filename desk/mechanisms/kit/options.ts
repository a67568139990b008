import type { Text } from '#domain/kernel/texts.ts'

/** The choices of a select, from a dictionary. */
export function optionsFrom<K extends string>(
  dictionary: Readonly<Record<K, Text>>,
  text: (words: Text) => string,
): { value: K; label: string }[] {
  const isKey = (key: string): key is K => key in dictionary
  return Object.keys(dictionary)
    .filter(isKey)
    .map(value => ({ value, label: text(dictionary[value]) }))
}
