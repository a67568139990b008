import { expect, test } from 'vitest'
import { contract } from '#domain/api.ts'
import { exporters } from '#server/exporters.ts'
import { readSourceFiles } from './source-files.ts'

/** Lists nobody takes away, each with its reason. */
const notExported: Readonly<Record<string, string>> = {
  ...because('stands in the shop at this moment; the same records are in a list that is exported', [
    'GET /appointments/day',
    'GET /appointments/preparations',
    'GET /deliveries',
    'GET /diagnosis/bays',
    'GET /gate/passes',
    'GET /inspections/queue',
    'GET /keys',
    'GET /my-jobs',
    'GET /settlement/waiting',
    'GET /washes',
    'GET /work-tickets',
    'GET /finished-orders',
    'GET /workshop/handovers',
    'GET /workshop/wall',
    'GET /workshop/waste',
  ]),
  ...because('belongs to one record and is read or printed with it', [
    'GET /approvals/of/{recordId}',
    'GET /checklist-sheets',
    'GET /duties/of/{recordId}',
    'GET /files',
    'GET /people/{personId}/consents',
    'GET /questionnaire-sheets',
    'GET /repair-orders/{id}/bundle',
    'GET /stock/{partId}/movements',
    'GET /timeline',
    'GET /vehicles/{id}/group-history',
    'GET /vehicles/{vehicleId}/open-items',
    'GET /visits/{visitId}/estimates',
    'GET /visits/{visitId}/key/movements',
    'GET /visits/{visitId}/questions',
  ]),
  ...because('offers choices or answers while somebody types', [
    'GET /appointments/{id}/slots',
    'GET /colleagues',
    'GET /imports/kinds',
    'GET /paper-kinds',
    'GET /people/same-phone',
    'GET /public/booking/{storeCode}/services',
    'GET /public/booking/{storeCode}/slots',
    'GET /search',
    'GET /vehicles/brands',
  ]),
  ...because('is how the house is set up or kept, not what was done in it', [
    'GET /api-tokens',
    'GET /backups',
    'GET /checklists',
    'GET /exports',
    'GET /imports',
    'GET /invariants/findings',
    'GET /outside/switches',
    'GET /policies',
    'GET /price-zones',
    'GET /resources',
    'GET /stand-ins',
    'GET /workshop/tools',
    'GET /webhooks',
    'GET /webhooks/{id}/deliveries',
  ]),
  ...because('is a letter box of one person', ['GET /notices']),
  ...because('is a figure about the records of a list that is exported', [
    'GET /booking-candidates/conversion',
    'GET /booking-explanations',
    'GET /repair-orders/by-kind',
    'GET /workshop/figures/hours',
    'GET /workshop/figures/load',
    'GET /workshop/figures/operations',
    'GET /workshop/figures/progress',
  ]),
  ...because('is a form of its own and printed as such; its bookings are in the list of appointments', [
    'GET /appointments/register',
  ]),
  ...because('is a figure of the month; the audits behind it are exported', ['GET /conduct-audits/months/{month}']),
  ...because('is what anybody may read without signing in; the price list is exported', [
    'GET /public/price-list/{storeCode}',
  ]),
}

test('R17: every list is exported or says why not', () => {
  const lists = Object.values(contract).flatMap(operations =>
    Object.values(operations).flatMap(operation => {
      const { route, outputSchema } = operation['~orpc']
      const isList =
        outputSchema !== undefined && 'shape' in outputSchema && Object.hasOwn(Object(outputSchema.shape), 'rows')
      return isList && route.method === 'GET' ? [`GET ${route.path}`] : []
    }),
  )
  const exported = exporters.map(exporter => `GET ${exporter.path}`)
  expect(
    lists.filter(list => !exported.includes(list) && !Object.hasOwn(notExported, list)),
    'give the list an export in the exports.ts of its feature and enter it in server/exporters.ts',
  ).toEqual([])
  const known = Object.keys(notExported)
  expect(
    known.filter(list => !lists.includes(list) || exported.includes(list)),
    'these are no lists any more, or are exported by now',
  ).toEqual([])
})

test('R17: every page of a list has the button that exports it', () => {
  const keys = exporters.map(exporter => exporter.key)
  const desk = readSourceFiles().filter(file => file.path.startsWith('desk/') && !file.path.startsWith('desk/kernel/'))
  const offered = desk.flatMap(file =>
    [...file.text.matchAll(/\blistLoader\(\s*(?:\[[^\]]*\]|\w+),\s*'([^']+)'/g)].map(([, key = '']) => key),
  )
  expect(offered.filter(key => !keys.includes(key))).toEqual([])
  expect(offered.length).toBeGreaterThan(20)
  const bare = desk.filter(file => /\bpagedLoader\(/.test(file.code)).map(file => file.path)
  expect(bare.toSorted(), 'declare the list by listLoader, with the key of its export').toEqual(pagesWithout.toSorted())
})

/** Rows read page by page that are no list of the house: see the reasons above. */
const pagesWithout = [
  'desk/mechanisms/duties/loaders.ts',
  'desk/mechanisms/timeline/loaders.ts',
  'desk/mechanisms/webhooks/loaders.ts',
  'desk/processes/delivery/loaders.ts',
  'desk/processes/settlement/loaders.ts',
]

function because(reason: string, lists: readonly string[]): Record<string, string> {
  return Object.fromEntries(lists.map(list => [list, reason]))
}
