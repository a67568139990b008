/** The name to show and to save under: the last part of what was given, without signs that mean something to a system. */
export function fileName(given: string, extension: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  const stem = last
    .normalize('NFC')
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replace(/[\p{C}<>:"|?*;%`$&'=]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 80)
  return `${stem === '' ? 'file' : stem}.${extension}`
}

/** `attachment`, with the name in both spellings of RFC 6266. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\w.-]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
}
