import type { PageRoute } from './kernel/router.tsx'

/** Every page of the application; a feature adds its own lines. The module loaded exports its page as `Page`. */
export const routes: readonly PageRoute[] = [
  { path: '/approvals', load: () => import('./mechanisms/approvals/approvals-page.tsx') },
  { path: '/calendar', load: () => import('./mechanisms/duties/calendar-page.tsx') },
  { path: '/checklist-sheets/$id', load: () => import('./mechanisms/checklists/sheet-page.tsx') },
  { path: '/customer-files', load: () => import('./processes/customers/files-page.tsx'), verb: 'file.open' },
  { path: '/duties', load: () => import('./mechanisms/duties/duties-page.tsx') },
  { path: '/gallery', load: () => import('./mechanisms/kit/gallery/gallery.tsx') },
  { path: '/gallery/touch', load: () => import('./mechanisms/kit/gallery/gallery.tsx'), density: 'touch' },
  { path: '/import', load: () => import('./mechanisms/imports/import-page.tsx'), verb: 'data.import' },
  { path: '/messages', load: () => import('./mechanisms/messages/messages-page.tsx'), verb: 'message.read' },
  { path: '/messages/$id', load: () => import('./mechanisms/messages/message-page.tsx'), verb: 'message.read' },
  { path: '/outside', load: () => import('./mechanisms/outside/outside-page.tsx'), verb: 'outside.read' },
  { path: '/people', load: () => import('./processes/customers/people-page.tsx'), verb: 'person.open' },
  { path: '/people/$id', load: () => import('./processes/customers/person-page.tsx'), verb: 'person.open' },
  { path: '/policies', load: () => import('./mechanisms/policies/policies-page.tsx') },
  { path: '/questionnaire-sheets/$id', load: () => import('./mechanisms/questionnaires/sheet-page.tsx') },
  { path: '/stand-ins', load: () => import('./mechanisms/duties/stand-ins-page.tsx') },
  { path: '/vehicles', load: () => import('./processes/customers/vehicles-page.tsx'), verb: 'vehicle.open' },
  { path: '/vehicles/$id', load: () => import('./processes/customers/vehicle-page.tsx'), verb: 'vehicle.open' },
  {
    path: '/visits/$id/diagnosis',
    load: () => import('./processes/diagnosis/diagnosis-page.tsx'),
    verb: 'diagnosis.read',
  },
  {
    path: '/visits/$id/estimate',
    load: () => import('./processes/estimates/estimate-page.tsx'),
    verb: 'estimate.read',
  },
]
