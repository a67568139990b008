import { expect, test } from 'vitest'
import { AppError } from '#server/kernel/errors.ts'
import { checkUrl, InsideError, isInside, lookupOutside } from './address.ts'

const codeOf = (text: string, allowInside = false) => {
  try {
    return checkUrl(text, allowInside).href
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.refusal.code
  }
}

test('R15: what leads to this machine or the house’s own network is refused, however it is written', () => {
  const inside = [
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://localhost/',
    'https://localhost./',
    'https://printer/',
    'https://nas.local/',
    'https://a.internal/',
    'https://10.0.0.8/',
    'https://172.31.255.1/',
    'https://192.168.1.10:8443/x',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
  ]
  expect(inside.filter(url => codeOf(url) !== 'webhooks.internal')).toEqual([])
})

test('only whole https addresses without credentials are taken', () => {
  const wrong = ['', 'crm.example.com', 'http://crm.example.com/', 'ftp://crm.example.com/', 'file:///etc/passwd']
  const more = ['https://user:pw@crm.example.com/', 'https://user@crm.example.com/', 'javascript:alert(1)', 'https://']
  expect([...wrong, ...more].filter(url => codeOf(url) !== 'webhooks.badUrl')).toEqual([])
  expect(codeOf('https://crm.example.com/hook?x=1')).toBe('https://crm.example.com/hook?x=1')
  expect(codeOf('https://8.8.8.8/')).toBe('https://8.8.8.8/')
  expect(codeOf('http://192.168.1.5/', true), 'inside, once it is allowed').toBe('http://192.168.1.5/')
  expect(['8.8.8.8', '2606:4700::1111'].map(isInside)).toEqual([false, false])
  expect(isInside('nonsense')).toBe(true)
})

test('R15: a name that resolves to an address inside is refused by the connection itself', async () => {
  const error = await new Promise(resolve => lookupOutside('localhost', { all: true }, found => resolve(found)))
  expect(error).toBeInstanceOf(InsideError)
})
