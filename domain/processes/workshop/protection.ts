/**
 * Work that never opens the bonnet, by the usual names of the car's systems. Whatever else a store calls its systems
 * counts as work under the bonnet: an unneeded cover costs a minute, a scratched wing a respray.
 */
const closedBonnet: ReadonlySet<string> = new Set(['制动', '转向', '悬挂', '轮胎', '车身', '喷漆', '内饰', '美容'])

const WING = 'wing'

/** RCV-16: the pieces this work cannot go without; the wing cover is asked for where the bonnet is opened. */
export function coversNeeded<P extends { key: string }>(missing: readonly P[], systems: readonly string[]): P[] {
  const opensBonnet = systems.some(system => !closedBonnet.has(system))
  return missing.filter(piece => piece.key !== WING || opensBonnet)
}
