import type { OpenApiDocument } from './openapi.ts'

/** The API document as one plain page: no scripts, nothing from elsewhere. */
export function docsPage(document: OpenApiDocument): string {
  const groups = new Map<string, string[]>()
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of ['get', 'post'] as const) {
      const operation = item?.[method]
      if (!operation) continue
      const tag = operation.tags?.[0] ?? ''
      groups.set(tag, [...(groups.get(tag) ?? []), entry(method, path, operation)])
    }
  }
  const sections = [...groups].sort().map(([tag, entries]) => `<h2>${escaped(tag)}</h2>${entries.join('')}`)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(document.info.title)}</title>
<meta name="viewport" content="width=device-width"><style>
body{font:14px/1.5 system-ui,"Noto Sans SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f1f1f}
summary{cursor:pointer;padding:.2rem 0}code{font-size:13px}pre{background:#f5f5f5;padding:.6rem;overflow:auto;font-size:12px}
b{display:inline-block;width:3.2rem;color:#0958d9}h2{margin-top:2rem;border-bottom:1px solid #d9d9d9}</style></head>
<body><h1>${escaped(document.info.title)} API</h1><p>${escaped(document.info.description ?? '')}</p>
<p><a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1)</p>${sections.join('')}</body></html>`
}

function entry(method: string, path: string, operation: object): string {
  const summary = 'summary' in operation && typeof operation.summary === 'string' ? operation.summary : ''
  const { parameters, requestBody, responses } = {
    parameters: undefined,
    requestBody: undefined,
    responses: undefined,
    ...operation,
  }
  const detail = JSON.stringify({ parameters, requestBody, responses }, null, 1)
  return `<details><summary><b>${method.toUpperCase()}</b><code>/api${escaped(path)}</code> ${escaped(summary)}</summary><pre>${escaped(detail)}</pre></details>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
