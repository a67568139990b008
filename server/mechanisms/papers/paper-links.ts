import { addHours } from '#domain/kernel/time.ts'
import type { papersContract } from '#domain/mechanisms/papers/contract.ts'
import { paperLinkMessage } from '#domain/mechanisms/papers/messages.ts'
import { paperRefusals } from '#domain/mechanisms/papers/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkCode } from '../links/codes.ts'
import { linkFor, openLink, takeLink } from '../links/links.ts'
import { sendMessage } from '../messages/send-message.ts'
import { photoOf } from './photos.ts'
import { viewOf } from './present.ts'
import { type PaperRow, paperById } from './queries.ts'
import { definitionOf } from './registry.ts'
import { signPaper } from './sign-paper.ts'

type Api = Handlers<typeof papersContract>

const PURPOSE = 'papers.sign'
const HOURS = 24

/** Sends the person of the paper a link that opens this paper and nothing else. */
export const sendPaperLink: Api['sendLink'] = async (ctx, input) => {
  const paper = found(await paperById(ctx, input.id, { lock: true }))
  const definition = definitionOf(paper.kind)
  if (paper.state === 'voided') throw refuse(paperRefusals.notOpen)
  if (paper.personId === null) throw refuse(paperRefusals.nobody)
  if (!definition.signatures.some(slot => slot.role === input.role))
    throw refuse(paperRefusals.unknownRole, { role: input.role })
  const subject = { kind: 'paper', id: paper.id }
  const token = await openLink(ctx, { purpose: PURPOSE, subject, personId: paper.personId, hours: HOURS })
  const sent = await sendMessage(ctx, paperLinkMessage, {
    personId: paper.personId,
    subject,
    threadId: paper.threadId,
    params: { title: definition.title, number: paper.number, link: `/m/p/${token}` },
  })
  ctx.record({
    event: 'paper.linkSent',
    subject,
    threadId: paper.threadId ?? paper.subjectId,
    data: { kind: paper.kind, number: paper.number, role: input.role, channel: sent.channel },
  })
  return { id: paper.id, expiresAt: addHours(ctx.now, HOURS), state: sent.state }
}

export const openPaperLink: Api['openLink'] = async ctx => viewOf(ctx, await paperOfLink(ctx))

export const linkPhoto: Api['linkPhoto'] = async (ctx, input) =>
  photoOf(ctx, await paperOfLink(ctx), input.id, input.size)

/** The customer confirms from the phone: the code proves the phone, the hash proves what was read. */
export const signPaperByCode: Api['signByCode'] = async (ctx, input) => {
  const link = await linkFor(ctx, PURPOSE)
  const paper = await paperOfLink(ctx)
  await checkCode(ctx, input.code)
  await takeLink(ctx, link)
  const { complete } = await signPaper(ctx, {
    paperId: paper.id,
    role: 'customer',
    method: 'code',
    signerName: input.signerName,
    personId: link.personId,
    contentHash: input.contentHash,
  })
  return { id: paper.id, complete }
}

async function paperOfLink(ctx: Ctx): Promise<PaperRow> {
  const link = await linkFor(ctx, PURPOSE)
  return found(await paperById(ctx, link.subject.id))
}
