import type { SourceFile } from './source-files.ts'

export type Finding = { path: string; line: number; found: string }

/**
 * A house rule that can be read off the text. `where` picks the files it speaks about, `allowed` the ones it spares;
 * `look` says whether the pattern is sought in code, inside strings, in comments, or in all of it.
 */
export type TextRule = {
  name: string
  why: string
  instead: string
  look: 'code' | 'strings' | 'comments' | 'all'
  pattern: RegExp
  where?: RegExp
  allowed?: RegExp
}

export const textRules: TextRule[] = [
  {
    name: 'the clock is read in one place',
    why: 'what reads the machine clock cannot be tested on the virtual one',
    instead: "take `now` as an argument; read it from the request's clock or from the kernel clock of the screens",
    look: 'code',
    // A library that wants a Date gets one made from an instant: new Date(msOf(at)).
    pattern: /\bnew Date\b(?!\(msOf\()|\bDate\.now\(/,
    allowed: /^domain\/kernel\/time\.ts$|^server\/kernel\/clock\.ts$|^(desk|phone)\/kernel\/(clock|live)\.ts$/,
  },
  {
    name: 'SQL does not read the clock',
    why: 'the database runs on real time, the shop may run on the virtual clock',
    instead: 'pass the instant of the request as a parameter',
    look: 'strings',
    pattern:
      /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp)\(\)|\b(current_date|current_timestamp|current_time|localtimestamp)\b/i,
    where: /^(server|db)\//,
    allowed: /^server\/kernel\//,
  },
  {
    name: 'numbers are not parsed or rounded by hand',
    why: 'floating point loses fen, and every second place rounds in its own way',
    instead: 'use domain/kernel/money.ts or domain/kernel/quantity.ts',
    look: 'code',
    pattern: /\.toFixed\(|\bparseFloat\(/,
    allowed: /^domain\/kernel\/(money|quantity|scaled)\.ts$|^(engines|tools|test)\//,
  },
  {
    name: 'fen are converted in one place',
    why: 'a factor of 100 in passing is how a price gets a hundred times too high',
    instead: 'use the functions of domain/kernel/money.ts',
    look: 'code',
    pattern: /(Fen|[Yy]uan|[Pp]rice|[Aa]mount)\w*\s*[*/]\s*100\b|\b100\s*\*\s*\w*(Fen|[Yy]uan|[Pp]rice|[Aa]mount)/,
    allowed: /^domain\/kernel\/money\.ts$/,
  },
  {
    name: 'no casts',
    why: 'a cast tells the compiler to stop looking',
    instead: 'narrow by a check, parse by zod, or let `satisfies` and inference find the type',
    look: 'code',
    // Where the types of another library, or a table of many types, cannot say what is known.
    allowed: /^server\/kernel\/(signals|http\/app|requests\/router)\.ts$/,
    pattern:
      /(?<!\bimport[^\n]*|\bexport[^\n]*|^\s*(type )?\w+|\[[^\]\n]*\bin\b[^\]\n]*)[\w)\]}'"`>]\s+as\s+(?!const\b)[A-Za-z{[(]/,
  },
  {
    name: 'output goes through the log',
    why: 'the log has request ids and a redaction list; the console has neither',
    instead: 'use the log of the request; screens report through their error page',
    look: 'code',
    pattern: /\bconsole\.\w+\(/,
    allowed: /^tools\/|^engines\/|^test\/|^server\/(main|start)\.ts$/,
  },
  {
    name: 'effects live in the web kernel',
    why: 'fetching and copying state in effects is where screens fall out of step',
    instead: 'use a loader, a query, or derive the value while rendering; subscriptions go into a kernel or kit hook',
    look: 'code',
    pattern: /\buse(Layout)?Effect\(/,
    where: /^(desk|phone)\//,
    allowed: /^(desk|phone)\/(kernel\/|mechanisms\/kit)/,
  },
  {
    name: 'chance is seeded',
    why: 'what cannot be repeated cannot be tested',
    instead: 'use domain/kernel/rng.ts, or domain/kernel/id.ts for ids',
    look: 'code',
    pattern: /\bMath\.random\b/,
    allowed: /^domain\/kernel\/(rng|id)\.ts$/,
  },
  {
    name: 'SQL stands in query files',
    why: 'all questions to one table are found in one place, and reports read as SQL',
    instead:
      'move it into queries.ts (or queries-<topic>.ts, reports/<name>.ts); a mechanism may keep it in its own files, but not in its routes',
    look: 'code',
    pattern: /\bsql(<[^>]*>)?`|\.(selectFrom|mergeInto)\(/,
    where: /^(server|domain|desk|phone|engines)\//,
    allowed:
      /^server\/(kernel|setup)\/|^server\/mechanisms\/(?!.*\broutes)|^server\/.*\/(queries[\w-]*|reports\/[\w-]+)\.ts$|\.test\.ts$/,
  },
  {
    name: 'routes and rules write nothing',
    // What a command writes is its point and is read together with it; that only one feature writes a table is a test.
    why: 'a write belongs to a command with a name of its own',
    instead: 'move it into the file of the command, verb-noun.ts, or into queries.ts',
    look: 'code',
    pattern: /\.(insertInto|updateTable|deleteFrom)\(/,
    where: /^(domain|desk|phone|engines)\/|^server\/.*routes[\w-]*\.ts$/,
    allowed: /\.test\.ts$/,
  },
  {
    name: 'settings are read once',
    why: 'a setting read deep inside is one nobody finds and no test can change',
    instead: 'add it to server/kernel/settings.ts and hand it down',
    look: 'code',
    pattern: /\bprocess\.env\b/,
    allowed:
      /^server\/(main|start|kernel\/settings|kernel\/database\/embedded)\.ts$|^tools\/|^test\/|\.config\.ts$|\.test\.ts$/,
  },
  {
    name: 'functions and plain data',
    why: 'state inside objects hides who changes what',
    instead: 'export functions; only errors are classes',
    look: 'code',
    pattern: /\bclass\s+\w+(?!\w|\s+extends\s+\w*Error\b)/,
  },
  {
    name: 'errors are not swallowed',
    why: 'an empty catch answers "all is well" to a question nobody asked',
    instead: 'handle the one failure you expect, or say in a comment why there is nothing to do',
    look: 'all',
    pattern: /\bcatch\s*(\([^)]*\)\s*)?\{\s*\}/,
  },
  {
    name: 'nobody reads error messages to decide',
    why: 'wording changes; a code does not',
    instead: 'compare the code of the refusal or of the database error',
    look: 'code',
    pattern: /\.message\s*(\?\.|\.)\s*(includes|match|startsWith|endsWith)\(|\.message\s*===/,
    allowed: /\.test\.tsx?$/,
  },
  {
    name: 'writes name their columns',
    why: 'a spread input lets the caller write columns nobody meant to open',
    instead: 'list the columns',
    look: 'code',
    pattern: /\.(set|values)\(\s*\{\s*\.\.\.(input|body|request|params|payload)\b/,
    where: /^server\//,
  },
  {
    name: 'shapes are not restated',
    why: 'a second copy of a shape drifts from the first',
    instead: 'infer the type from the contract by z.infer, pick, omit or extend',
    look: 'code',
    pattern: /\b(type|interface)\s+\w+(Dto|DTO)\b/,
  },
  {
    name: 'tests use the real thing',
    why: 'a mocked module proves that the mock works',
    instead: 'call the module; outside parties have simulated providers',
    look: 'code',
    pattern: /\bvi\s*\.\s*(mock|doMock|hoisted)\(/,
  },
  {
    name: 'no test is left out',
    why: 'a skipped test is a promise that nobody checks, .only leaves out all the others',
    instead: 'mend it or delete it; use runIf for what a system cannot do',
    look: 'code',
    pattern: /\b(test|it|describe)\.(only|skip|todo|fails)\b/,
  },
  {
    name: 'a TODO names its decision',
    why: 'a note without a decision is never read again',
    instead: 'write `TODO docs/decisions/<name>.md: ...` with that file, or do it',
    look: 'comments',
    pattern: /\b(TODO|FIXME|XXX|HACK)\b(?!.*docs\/decisions\/[\w-]+\.md)/,
  },
  {
    name: 'no package hosts',
    why: 'where packages are fetched from is a matter of the machine',
    instead: 'name the package, not the host',
    look: 'strings',
    pattern: /https?:\/\/[\w.-]*(npmjs|npmmirror|yarnpkg|jsdelivr|unpkg|cdnjs|pypi)\b/,
  },
]

/** The lines of a file that break a rule. */
export function breaches(rule: TextRule, file: SourceFile): Finding[] {
  if ((rule.where && !rule.where.test(file.path)) || rule.allowed?.test(file.path)) return []
  const text = textFor(rule.look, file)
  const pattern = new RegExp(rule.pattern.source, `${rule.pattern.flags}gm`)
  return [...text.matchAll(pattern)].map(match => {
    const line = text.slice(0, match.index).split('\n').length
    return { path: file.path, line, found: (file.text.split('\n')[line - 1] ?? '').trim().slice(0, 110) }
  })
}

function textFor(look: TextRule['look'], file: SourceFile): string {
  if (look === 'all') return file.text
  if (look === 'code') return file.code
  return look === 'strings' ? without(file.uncommented, file.code) : without(file.text, file.uncommented)
}

/** What is in the first text and was blanked out in the second. */
function without(text: string, rest: string): string {
  return text.replace(/[^\n]/g, (char, at: number) => (rest[at] === char ? ' ' : char))
}
