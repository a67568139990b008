import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { edgesOf, featureEdges, findCycle, graphOf, unreached, wrongWay } from './layers.ts'
import { processGraph } from './process-graph.ts'
import { listFiles, projectRoot, readSourceFiles, type SourceFile } from './source-files.ts'
import { writersByTable } from './tables.ts'
import { breaches, textRules } from './text-rules.ts'

// The rules about text quote what they forbid, so they are not held against themselves.
const files = readSourceFiles()
const edges = edgesOf(files)
const judged = files.filter(file => !file.path.startsWith('tools/house/'))

test.each(textRules)('$name', rule => {
  const found = judged.flatMap(file => breaches(rule, file))
  const remedy = `${rule.why}; ${rule.instead}`
  expect(
    found.map(({ path, line, found }) => `${path}:${line}  ${found}`),
    remedy,
  ).toEqual([])
})

test('files stay short enough to be read in one go', () => {
  const tooLong = files.filter(file => lines(file) > lineLimit(file.path))
  expect(
    tooLong.map(file => `${file.path}: ${lines(file)} of ${lineLimit(file.path)} lines`),
    'split by meaning into files with names of their own',
  ).toEqual([])
})

test('files are named in kebab-case after what they hold', () => {
  const names = ['domain', 'engines', 'server', 'desk', 'phone', 'test', 'tools'].flatMap(root =>
    listFiles(join(projectRoot, root)),
  )
  const shape = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.(ts|tsx|mjs|css)$/
  const wrong = names
    .filter(path => /\.(ts|tsx|mjs|js|css)$/.test(path))
    .filter(path => {
      const name = path.split('/').at(-1) ?? ''
      return !shape.test(name) || /^(index|utils?|helpers?|misc|types|constants)\.tsx?$/.test(name)
    })
  expect(wrong, 'name the noun; no index.ts, no utils').toEqual([])
})

test('imports point downwards', () => {
  const wrong = edges.flatMap(edge => {
    const reason = wrongWay(edge)
    return reason ? [`${edge.from} imports ${edge.to}: ${reason}`] : []
  })
  expect(wrong, 'move the shared part down, or let the upper storey call you (reaction table)').toEqual([])
})

test('domain knows neither Node nor the network', () => {
  const wrong = files
    .filter(file => file.path.startsWith('domain/') && !file.path.endsWith('.test.ts'))
    .flatMap(file => file.imports.map(({ from }) => [file.path, from] as const))
    .filter(([, from]) => /^(node:|pg$|kysely|fastify|react|antd)/.test(from))
  expect(
    wrong.map(pair => pair.join(' imports ')),
    'take the data as an argument; do the work in server',
  ).toEqual([])
})

test('every import of a project file finds it', () => {
  const wrong = edges.filter(edge => !existsSync(join(projectRoot, edge.to)))
  expect(wrong.map(edge => `${edge.from} imports ${edge.to}`)).toEqual([])
})

test('processes use each other only along the process graph', () => {
  const unlisted = [...featureEdges(edges, 2)].filter(([pair]) => {
    const [from = '', to = ''] = pair.split(' -> ')
    return !processGraph[from]?.includes(to)
  })
  expect(
    unlisted.map(([pair, edge]) => `${pair}: ${edge.from} imports ${edge.to}`),
    'if the first really builds on the second, add the second to the list of the first in tools/house/process-graph.ts; ' +
      'what goes the other way runs through the reaction table',
  ).toEqual([])
})

test('the process graph names real processes and has no cycle', () => {
  const names = Object.keys(processGraph)
  for (const [name, uses] of Object.entries(processGraph)) {
    const later = uses.filter(used => names.indexOf(used) < 0 || names.indexOf(used) >= names.indexOf(name))
    expect(later, `${name} uses processes that do not stand above it in the list`).toEqual([])
  }
  const folders = files.flatMap(file => /^\w+\/processes\/([\w-]+)\//.exec(file.path)?.[1] ?? [])
  expect(
    [...new Set(folders)].filter(folder => !names.includes(folder)),
    'a process has the same name in every root; a new one is entered in tools/house/process-graph.ts',
  ).toEqual([])
})

test('mechanisms use each other without a cycle', () => {
  const pairs = [...featureEdges(edges, 1).keys()].map(pair => pair.split(' -> '))
  const cycle = findCycle(graphOf(pairs.map(([from = '', to = '']) => [from, to])))
  expect(cycle?.join(' -> '), 'move what both need into one of them or into the kernel').toBeUndefined()
})

test('files do not import each other in a circle', () => {
  const values = edges.filter(edge => !edge.typeOnly)
  const cycle = findCycle(graphOf(values.map(edge => [edge.from, edge.to])))
  expect(cycle?.join(' -> '), 'move what both need into a third file').toBeUndefined()
})

test('each table is written by one feature', () => {
  const shared = [...writersByTable(files)].filter(([, writers]) => writers.size > 1)
  expect(
    shared.map(([table, writers]) => `${table}: ${[...writers.values()].join(', ')}`),
    'call a command of the feature that owns the table; reading it is free to all',
  ).toEqual([])
})

// Numbers left free when features were given theirs stay free: a migration that ran is never renamed.
test('migrations have numbers of their own and do not read the clock', () => {
  const names = listFiles(join(projectRoot, 'db', 'migrations')).filter(path => path.endsWith('.sql'))
  const numbers = names.map(path => Number(path.split('/').at(-1)?.slice(0, 4)))
  expect(numbers, 'number the new file after the last one').toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
  const clocks = names.filter(path => {
    const sql = readFileSync(join(projectRoot, path), 'utf8').replace(/--.*$/gm, '')
    return /\bnow\(\)|\bcurrent_(date|timestamp|time)\b|\bclock_timestamp\(/i.test(sql)
  })
  expect(clocks, 'instants are written by the application: no default now()').toEqual([])
})

test('links in the papers lead somewhere', () => {
  const papers = [...listFiles(join(projectRoot, 'docs')), 'README.md'].filter(path => path.endsWith('.md'))
  const dead = papers
    .filter(path => existsSync(join(projectRoot, path)))
    .flatMap(path => {
      const links = readFileSync(join(projectRoot, path), 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)
      const targets = [...links].map(link => decodeURI(link[1] ?? ''))
      return targets.filter(to => !existsSync(join(projectRoot, dirname(path), to))).map(to => `${path}: ${to}`)
    })
  expect(dead).toEqual([])
})

test('decisions that a TODO names exist', () => {
  const named = judged.flatMap(file => [...file.text.matchAll(/docs\/decisions\/[\w-]+\.md/g)].map(match => match[0]))
  expect([...new Set(named)].filter(path => !existsSync(join(projectRoot, path)))).toEqual([])
})

// Only a warning: what a colleague is about to wire in next is not yet an error.
test('unused files are shown', () => {
  // Only tests may use what lies beside them; anything else that only a test uses is not used.
  const unusedByTests = new Set(unreached(files, file => isTest(file.path)))
  const lost = unreached(files, isEntry).filter(
    path => !isTest(path) && !(path.startsWith('test/') && !unusedByTests.has(path)),
  )
  if (lost.length > 0) console.warn(`Nothing uses these ${lost.length} files:\n  ${lost.join('\n  ')}`)
  expect(files.length).toBeGreaterThan(lost.length)
})

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}

function isEntry({ path, text }: SourceFile): boolean {
  if (/\.(test|config)\.tsx?$/.test(path) && !/^(domain|server|desk|phone|engines)\/.*\.test\./.test(path)) return true
  if (/^(server|desk|phone)\/main\.tsx?$/.test(path) || path === 'test/embedded-postgres.ts') return true
  return /^tools\/[\w-]+\/(main|generate)\.ts$/.test(path) || text.includes('import.meta.main')
}

function lines(file: SourceFile): number {
  return file.text.trimEnd().split('\n').length
}

function lineLimit(path: string): number {
  if (/^tools\/demo\/data\//.test(path)) return Number.POSITIVE_INFINITY
  if (/\.test\.tsx?$/.test(path)) return 500
  return path.endsWith('.tsx') ? 200 : 300
}
