import type { PhoneRoute } from './kernel/router.tsx'

/** Every page a car owner can open; each is a bundle of its own. The module loaded exports its page as `Page`. */
export const routes: readonly PhoneRoute[] = [
  { pattern: '/m/p/$token', load: () => import('./mechanisms/papers/paper-page.tsx') },
  { pattern: '/m/prices/$store', load: () => import('./processes/catalogue/price-board-page.tsx') },
  { pattern: '/m/booking/$store', load: () => import('./processes/online-booking/booking-page.tsx') },
  { pattern: '/m/b/$token', load: () => import('./processes/online-booking/link-page.tsx') },
  { pattern: '/m/d/$token', load: () => import('./processes/diagnosis/diagnosis-page.tsx') },
  { pattern: '/m/o/$token', load: () => import('./processes/workshop/progress-page.tsx') },
  { pattern: '/m/e/$token', load: () => import('./processes/estimates/estimate-page.tsx') },
]
