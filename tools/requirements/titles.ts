/** The requirement ids a text names, ranges such as `APT-05 to APT-12`, `APT-05..APT-12` and `APT-05..12` included. */
export function idsIn(text: string): string[] {
  const ids: string[] = []
  const pattern = /\b([A-Z]{2,4})-(\d{2,3})\b(?:\s*(?:\.\.|to|–|—|至|到)\s*(?:([A-Z]{2,4})-)?(\d{2,3})\b)?/g
  for (const [, family = '', from = '', otherFamily = family, to = from] of text.matchAll(pattern)) {
    const last = otherFamily === family ? Number(to) : Number(from)
    for (let number = Number(from); number <= last; number++) ids.push(`${family}-${String(number).padStart(2, '0')}`)
    if (otherFamily !== family) ids.push(`${otherFamily}-${to}`)
  }
  return [...new Set(ids)]
}

/** The titles of test, it and describe calls in a source text, table tests included. */
export function titlesIn(source: string): string[] {
  const calls = source.matchAll(/(?<![\w.])(?:test|it|describe)\b/g)
  return [...calls].flatMap(call => titleAt(source, (call.index ?? 0) + call[0].length) ?? [])
}

// After the name come modifiers (`.for(table)`, `.runIf(condition)`, `.each` with a template), then `(` and the title.
function titleAt(source: string, start: number): string | undefined {
  let at = start
  for (;;) {
    const rest = source.slice(at, at + 400)
    const modifier = /^(?:<[^>]*>)?\s*\.\s*\w+/.exec(rest)
    if (modifier) {
      at += modifier[0].length
      continue
    }
    const title = /^\s*\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/s.exec(source.slice(at, at + 2000))
    const end = rest.startsWith('(') || rest.startsWith('`') ? closing(source, at) : -1
    // A bracket that is followed by another one held the table or the condition, whatever it begins with.
    if (end > 0 && /^\s*\(/.test(source.slice(end, end + 40))) {
      at = end
      continue
    }
    return title?.[2]
  }
}

function closing(source: string, at: number): number {
  if (source[at] === '`') return source.indexOf('`', at + 1) + 1
  let depth = 0
  for (let index = at; index < source.length; index++) {
    const char = source[index] ?? ''
    if (char === "'" || char === '"' || char === '`') {
      index = endOfString(source, index, char)
      continue
    }
    if (char === '(') depth++
    if (char === ')') depth--
    if (depth === 0) return index + 1
  }
  return -1
}

function endOfString(source: string, at: number, quote: string): number {
  for (let index = at + 1; index < source.length; index++) {
    if (source[index] === '\\') index++
    else if (source[index] === quote) return index
  }
  return source.length
}
