import type { PageRoute } from './kernel/router.tsx'

/** Every page of the application; a feature adds its own lines. The module loaded exports its page as `Page`. */
export const routes: readonly PageRoute[] = [
  { path: '/gallery', load: () => import('./mechanisms/kit/gallery/gallery.tsx') },
]
