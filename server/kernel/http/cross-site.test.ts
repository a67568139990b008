import { expect, test } from 'vitest'
import { isCrossSite } from './cross-site.ts'

test('R29: a change comes from our own page or from no page at all', () => {
  const post = (headers: Record<string, string>) =>
    isCrossSite({ method: 'POST', headers: { host: 'shop:8080', ...headers } })
  for (const site of ['cross-site', 'same-site', 'anything']) expect(post({ 'sec-fetch-site': site }), site).toBe(true)
  for (const origin of ['http://shop:8081', 'https://evil.example', 'null', 'shop:8080'])
    expect(post({ origin }), origin).toBe(true)
  for (const site of ['same-origin', 'none']) expect(post({ 'sec-fetch-site': site, origin: 'null' }), site).toBe(false)
  expect(post({ origin: 'http://shop:8080' })).toBe(false)
  expect(post({}), 'another program').toBe(false)
  expect(isCrossSite({ method: 'GET', headers: { 'sec-fetch-site': 'cross-site' } }), 'a link').toBe(false)
})
