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

/** An address for a tab, a picture or a stream: they send no header, so the store stands in it. */
export function inStore(address: string): string {
  const store = currentStore()
  if (store === null) return address
  return `${address}${address.includes('?') ? '&' : '?'}store=${encodeURIComponent(store)}`
}
