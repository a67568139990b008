import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export type SourceFile = {
  /** Path from the project folder with forward slashes. */
  path: string
  text: string
  /** The text with comments and the inside of strings blanked out, line for line as long as before. */
  code: string
  /** The text with only comments blanked out. */
  uncommented: string
  imports: Import[]
}

export type Import = { from: string; typeOnly: boolean }

export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const roots = ['domain', 'engines', 'server', 'desk', 'phone', 'test', 'tools', 'db']

/** Every TypeScript file of the project that people write; what is generated is left out. */
export function readSourceFiles(): SourceFile[] {
  return roots
    .flatMap(root => listFiles(join(projectRoot, root)))
    .filter(path => /\.tsx?$/.test(path) && !path.endsWith('.generated.ts') && path !== 'db/types.ts')
    .map(path => parseSource(path, readFileSync(join(projectRoot, path), 'utf8')))
}

export function parseSource(path: string, text: string): SourceFile {
  const uncommented = blank(text, false)
  const code = blank(text, true)
  return { path, text, uncommented, code, imports: findImports(uncommented, code) }
}

export function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map(entry => relative(projectRoot, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

// The names stand in strings, the keyword must stand in code: a script inside a template is no import of ours.
function findImports(text: string, code: string): Import[] {
  const named = text.matchAll(/(?:^|[\n;])\s*(?:import|export)\b(\s+type\b)?[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]/g)
  const bare = text.matchAll(/(?:^|[\n;])(\s*)import\s*['"]([^'"]+)['"]/g)
  const dynamic = text.matchAll(/\bimport\((\s*)['"]([^'"]+)['"]/g)
  const workers = text.matchAll(/new URL\((\s*)['"](\.[^'"]+\.tsx?)['"]\s*,\s*import\.meta\.url/g)
  return [...named, ...bare, ...dynamic, ...workers]
    .filter(match => /import|export|new URL/.test(code.slice(match.index, match.index + match[0].length)))
    .map(([, type = '', from = '']) => ({ from, typeOnly: type.trim() === 'type' }))
}

type State = { quote: string; depth: number[] }

/**
 * A reader for just enough TypeScript: comments, three kinds of strings, and expressions inside templates, which are
 * code again. Regular expression literals are recognised by what stands before the slash.
 */
function blank(text: string, stringsToo: boolean): string {
  const state: State = { quote: '', depth: [] }
  let out = ''
  let at = 0
  while (at < text.length) {
    const [length, kind] = nextPiece(text, at, out, state)
    const piece = text.slice(at, at + length)
    const hide = kind === 'comment' || (kind === 'string' && stringsToo)
    out += hide ? piece.replace(/[^\n]/g, ' ') : piece
    at += length
  }
  return out
}

function nextPiece(text: string, at: number, before: string, state: State): [number, 'code' | 'string' | 'comment'] {
  const char = text[at] ?? ''
  const two = text.slice(at, at + 2)
  if (state.quote) return insideString(char, two, state)
  if (two === '//') return [lineEnd(text, at) - at, 'comment']
  if (two === '/*') return [afterOr(text, '*/', at + 2) - at, 'comment']
  if (char === '/' && regexMayStart(before)) {
    const literal = /^\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/.exec(text.slice(at, at + 2000))
    if (literal) return [literal[0].length, 'string']
  }
  if (char === "'" || char === '"' || char === '`') state.quote = char
  const top = state.depth.length - 1
  if (top >= 0 && char === '{') state.depth[top] = (state.depth[top] ?? 0) + 1
  if (top >= 0 && char === '}') {
    state.depth[top] = (state.depth[top] ?? 0) - 1
    if (state.depth[top] === 0) {
      state.depth.pop()
      state.quote = '`'
    }
  }
  return [1, 'code']
}

function insideString(char: string, two: string, state: State): [number, 'code' | 'string'] {
  if (char === '\\') return [2, 'string']
  // A quote that is not closed on its line was an apostrophe in the text of a screen.
  if (char === state.quote || (char === '\n' && state.quote !== '`')) {
    state.quote = ''
    return [1, 'code']
  }
  if (state.quote === '`' && two === '${') {
    state.quote = ''
    state.depth.push(1)
    return [2, 'code']
  }
  return [1, 'string']
}

function regexMayStart(before: string): boolean {
  return /(?:^|[=(,:;!&|?{}[>+\-*%~^]|\breturn|\btypeof)\s*$/.test(before.slice(-40))
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

function afterOr(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from)
  return end < 0 ? text.length : end + mark.length
}
