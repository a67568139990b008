import { lookup as resolveName } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { webhookRefusals } from '#domain/mechanisms/webhooks/refusals.ts'
import { refuse } from '#server/kernel/errors.ts'

// Whatever is not the public internet: this machine, the house's own network, neighbours on the wire, reserved ranges,
// and the ways to write an IPv4 address as IPv6.
// One list for each family: a list takes every IPv4 address for one of ::ffff:0:0/96.
const inside = { ipv4: new BlockList(), ipv6: new BlockList() }
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.ipv4.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.ipv6.addSubnet(net, bits, 'ipv6')

export function isInside(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return true
  return family === 4 ? inside.ipv4.check(address) : inside.ipv6.check(address, 'ipv6')
}

/** An address to send to. @throws AppError badUrl, internal */
export function checkUrl(text: string, allowInside: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const plain = url?.protocol === 'http:' && allowInside
  if (!url || !(url.protocol === 'https:' || plain) || url.username !== '' || url.password !== '')
    throw refuse(webhookRefusals.badUrl)
  const host = hostOf(url)
  const isLocalName = !host.includes('.') && isIP(host) === 0
  const named = isLocalName || /\.(localhost|local|internal|lan|home|arpa)$/.test(host)
  if (!allowInside && (named || (isIP(host) !== 0 && isInside(host)))) throw refuse(webhookRefusals.internal, { host })
  return url
}

/** The host without the brackets of an IPv6 address and without the dot that ends a full name. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}

/**
 * Finds the addresses of a name and refuses it when one of them lies inside. It is asked for by the connection itself, so
 * that what was checked is what is connected to.
 */
export const lookupOutside: LookupFunction = (hostname, options, done) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '')
    const [first] = addresses
    if (!first || addresses.some(({ address }) => isInside(address))) return done(new InsideError(hostname), '')
    if (options.all) return done(null, addresses)
    return done(null, first.address, first.family)
  })
}

/** A name that leads into the house's own network. */
export class InsideError extends Error {
  constructor(host: string) {
    super(`${host} leads inside`)
  }
}
