/**
 * What differs between a plain browser, a messenger's browser and a shell around these pages. Pages ask here and know
 * of none of them.
 */
export type Platform = {
  kind: 'browser' | 'wechat'
  /** Rings somebody up. */
  call(phone: string): void
  /** Hands the address of this page on; false when this browser cannot. */
  share(title: string): Promise<boolean>
}

export const platform: Platform = {
  kind: /MicroMessenger/i.test(navigator.userAgent) ? 'wechat' : 'browser',
  call: phone => window.location.assign(`tel:${phone.replace(/[^\d+]/g, '')}`),
  share: async title => {
    if (!('share' in navigator)) return false
    await navigator.share({ title, url: window.location.href })
    return true
  },
}
