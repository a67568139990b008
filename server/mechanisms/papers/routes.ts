import type { papersContract } from '#domain/mechanisms/papers/contract.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { linkPhoto, openPaperLink, sendPaperLink, signPaperByCode } from './paper-links.ts'
import { viewOf } from './present.ts'
import { pdfOf } from './print-paper.ts'
import { paperById } from './queries.ts'
import { countKinds, listPapers } from './queries-list.ts'
import { definitionOf, paperKinds } from './registry.ts'
import { signPaper } from './sign-paper.ts'

export const papersRoutes: Handlers<typeof papersContract> = {
  kinds: async ctx => {
    const counts = await countKinds(ctx)
    return {
      rows: paperKinds().map(({ kind, title, aliases }) => ({
        kind,
        title,
        aliases: [...aliases],
        count: counts.get(kind) ?? 0,
      })),
    }
  },
  list: async (ctx, input) => {
    const page = await listPapers(ctx, input)
    return { ...page, rows: page.rows.map(row => ({ ...row, title: definitionOf(row.kind).title })) }
  },
  get: async (ctx, input) => viewOf(ctx, found(await paperById(ctx, input.id))),
  pdf: async (ctx, input) => {
    const paper = found(await paperById(ctx, input.id))
    const bytes = await pdfOf(ctx, paper)
    return new File([new Uint8Array(bytes)], `${paper.number}.pdf`, { type: 'application/pdf' })
  },
  sign: async (ctx, input) => {
    const { id, ...signing } = input
    const signerName = input.method === 'staff' ? ctx.actor.name : input.signerName
    const { complete } = await signPaper(ctx, { ...signing, signerName, paperId: id })
    return { id, complete }
  },
  sendLink: sendPaperLink,
  openLink: openPaperLink,
  linkPhoto,
  signByCode: signPaperByCode,
}
