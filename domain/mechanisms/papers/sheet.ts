import { formatLocal } from '#domain/kernel/time.ts'
import type { Block } from './block.ts'
import type { PaperDefinition, PaperPage } from './definition.ts'
import type { PaperDocument, PaperState } from './document.ts'

/** A laid-out paper: everything a renderer needs, and nothing it would have to look up. */
export type PaperSheet = {
  kind: string
  title: string
  subtitle: string | null
  number: string | null
  page: PaperPage
  storeName: string
  storeLine: string
  meta: string
  issuedAt: string
  hashPrefix: string
  watermark: string | null
  blocks: readonly Block[]
}

const watermarks = {
  draft: '草稿 未签字',
  presented: null,
  signed: null,
  voided: '已失效',
  final: null,
} as const satisfies Record<PaperState, string | null>

export function layOutSheet(definition: PaperDefinition, document: PaperDocument): PaperSheet {
  if (definition.kind !== document.kind) throw new Error(`Paper ${document.kind} laid out as ${definition.kind}`)
  const { store } = document
  return {
    kind: document.kind,
    title: definition.title,
    subtitle: definition.subtitle ?? null,
    number: document.number,
    page: definition.page,
    storeName: store.name,
    storeLine: [
      store.address && `地址：${store.address}`,
      store.phone && `电话：${store.phone}`,
      store.creditCode && `统一社会信用代码：${store.creditCode}`,
    ]
      .filter(Boolean)
      .join('　'),
    meta: metaLine(document),
    issuedAt: document.issuedAt,
    hashPrefix: document.contentHash.slice(0, 12),
    watermark: watermarks[document.state],
    blocks: definition.layOut(document),
  }
}

function metaLine(document: PaperDocument): string {
  const revision = document.revision > 1 ? `　第 ${document.revision} 版` : ''
  return `${formatLocal(document.issuedAt, document.store.timeZone)}${revision}`
}
