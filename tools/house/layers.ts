import { dirname, join } from 'node:path/posix'
import type { SourceFile } from './source-files.ts'

/** Where a file stands: its root, its storey (0 kernel, 1 mechanisms, 2 processes, 3 what wires them), its feature. */
export type Place = { root: string; storey: number; feature: string | undefined }

export type Edge = { from: string; to: string; typeOnly: boolean }

const mayUse: Record<string, string[]> = {
  domain: ['domain'],
  engines: ['engines'],
  db: ['db'],
  server: ['server', 'domain', 'engines', 'db'],
  desk: ['desk', 'domain'],
  phone: ['phone', 'domain'],
  tools: ['tools', 'domain', 'engines', 'server', 'desk', 'phone', 'test', 'db'],
  test: ['test', 'domain', 'engines', 'server', 'desk', 'phone', 'tools', 'db'],
}

const storeys = ['kernel', 'mechanisms', 'processes']

export function placeOf(path: string): Place {
  const [root = '', storey = '', feature] = path.split('/')
  // The generated table types and what knows no dealer lie below everything.
  const at = root === 'db' || root === 'engines' ? 0 : storeys.indexOf(storey)
  return { root, storey: at < 0 ? 3 : at, feature: at > 0 ? feature : undefined }
}

/** Imports between files of the project, with the paths resolved. */
export function edgesOf(files: SourceFile[]): Edge[] {
  return files.flatMap(file =>
    file.imports.flatMap(({ from, typeOnly }) => {
      const to = resolve(file.path, from)
      return to ? [{ from: file.path, to, typeOnly }] : []
    }),
  )
}

function resolve(importer: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier.startsWith('.') ? join(dirname(importer), specifier) : undefined
}

/** Why an import goes the wrong way, or nothing when it does not. */
export function wrongWay({ from, to }: Edge): string | undefined {
  const [here, there] = [placeOf(from), placeOf(to)]
  if (!(here.root in mayUse) || !(there.root in mayUse)) return undefined
  // The program brings its demonstration with it and loads it only when asked to.
  if (from === 'server/main.ts' && to === 'tools/demo/ensure-demo.ts') return undefined
  const isTest = /\.test\.tsx?$/.test(from)
  if (!mayUse[here.root]?.includes(there.root) && !(isTest && there.root === 'test')) {
    return `${here.root} may use ${mayUse[here.root]?.join(', ')}`
  }
  if (isTest || here.root === 'tools' || here.root === 'test' || here.root === 'engines') return undefined
  if (there.storey > here.storey && !isWiredList(from, to)) {
    return `${storeys[here.storey]} may not look up to ${storeys[there.storey] ?? 'the wiring'}`
  }
  return undefined
}

// The typed client of the screens is made of the whole contract, and what shows a paper must know every kind of paper:
// the two looks upwards there are.
function isWiredList(from: string, to: string): boolean {
  if (to === 'domain/papers.ts') return /^(desk|phone)\/mechanisms\/papers\//.test(from)
  return /^(desk|phone)\/kernel\//.test(from) && to === 'domain/api.ts'
}

/** The pairs of features of one storey in which the first uses the second, each with an import that shows it. */
export function featureEdges(edges: Edge[], storey: number): Map<string, Edge> {
  const found = new Map<string, Edge>()
  for (const edge of edges) {
    const [here, there] = [placeOf(edge.from), placeOf(edge.to)]
    if (here.storey !== storey || there.storey !== storey || /\.test\.tsx?$/.test(edge.from)) continue
    if (here.feature !== there.feature) found.set(`${here.feature} -> ${there.feature}`, edge)
  }
  return found
}

/** One cycle of the graph as a list of names, or nothing. */
export function findCycle(graph: Map<string, string[]>): string[] | undefined {
  const done = new Set<string>()
  const path: string[] = []
  const visit = (name: string): string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name]
    if (done.has(name)) return undefined
    path.push(name)
    for (const next of graph.get(name) ?? []) {
      const cycle = visit(next)
      if (cycle) return cycle
    }
    path.pop()
    done.add(name)
    return undefined
  }
  for (const name of graph.keys()) {
    const cycle = visit(name)
    if (cycle) return cycle
  }
  return undefined
}

export function graphOf(pairs: [string, string][]): Map<string, string[]> {
  const graph = new Map<string, string[]>()
  for (const [from, to] of pairs) graph.set(from, [...(graph.get(from) ?? []), to])
  return graph
}

/** Files that no entry reaches. */
export function unreached(files: SourceFile[], isEntry: (file: SourceFile) => boolean): string[] {
  const graph = graphOf(edgesOf(files).map(edge => [edge.from, edge.to]))
  const reached = new Set<string>()
  const queue = files.filter(isEntry).map(file => file.path)
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (reached.has(path)) continue
    reached.add(path)
    queue.push(...(graph.get(path) ?? []))
  }
  return files.map(file => file.path).filter(path => !reached.has(path))
}
