import { remembered } from './browser.ts'

const storeChoice = remembered<string>('carebay.store', '', (value): value is string => value.length > 0)

/** The store every request is made for; null lets the server take the home store. */
export function currentStore(): string | null {
  return storeChoice.get() || null
}

export function chooseStore(id: string) {
  storeChoice.set(id)
}

export function useCurrentStore(): string | null {
  return storeChoice.use() || null
}
