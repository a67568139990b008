/** So long after the start the first screen has what it needs, and the rest may be fetched ahead. */
const quietMs = 3_000

/**
 * Keeps the program itself on the device, so that a tablet out of reach opens it again. Browsers allow it on https and on
 * localhost only; elsewhere what is open goes on working, but cannot be loaded again without the network.
 */
export function keepShell() {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const register = () => void navigator.serviceWorker.register('/sw.js', { type: 'module' }).catch(() => undefined)
  setTimeout(register, quietMs)
}
