export type Row = { id: string; title: string; kind: 'duty' | 'form' | 'indicator' }

/** Reads the rows of docs/requirements.md: what stands below which heading tells what kind of row it is. */
export function readCatalogue(markdown: string): Row[] {
  const rows: Row[] = []
  let kind: Row['kind'] = 'duty'
  for (const line of markdown.split('\n')) {
    if (line.startsWith('## ')) kind = kindOf(line)
    const [id, title] = /^\| ([A-Z]+-\d+) \| ([^|]*) \|/.exec(line)?.slice(1) ?? []
    if (id && title) rows.push({ id, title: title.trim(), kind })
  }
  return rows
}

function kindOf(heading: string): Row['kind'] {
  if (heading.includes('Forms')) return 'form'
  return heading.includes('Indicators') ? 'indicator' : 'duty'
}
