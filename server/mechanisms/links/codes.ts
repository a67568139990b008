import { addMinutes, type Instant, isBefore, msOf } from '#domain/kernel/time.ts'
import { codeMessage } from '#domain/mechanisms/links/messages.ts'
import { linkRefusals } from '#domain/mechanisms/links/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse, refuseAndKeep } from '#server/kernel/errors.ts'
import { newCode, sameText } from '#server/kernel/vault.ts'
import { sendMessage } from '../messages/send-message.ts'
import { type Link, linkFor } from './links.ts'
import * as queries from './queries.ts'

const VALID_MINUTES = 10
const TRIES = 5
const SECONDS_BETWEEN = 60
const PER_PHONE_AND_DAY = 10
const PER_STORE_AND_DAY = 1000

/** Sends a one-time code to the telephone of the person the link was made for. */
export async function sendCode(ctx: Ctx): Promise<{ sentTo: string; expiresAt: Instant }> {
  return sendCodeFor(ctx, await linkFor(ctx))
}

/** The same for a link just made; a number nobody here knows is counted and limited like any other. */
export async function sendCodeFor(ctx: Ctx, link: Link): Promise<{ sentTo: string; expiresAt: Instant }> {
  if (link.usedAt !== null) throw refuse(linkRefusals.used)
  const { phoneHash, addressee } = await telephoneOf(ctx, link)
  await queries.lockPhone(ctx, phoneHash)
  await checkFlood(ctx, phoneHash)
  const code = newCode()
  await queries.setCode(ctx, link.id, codeHash(ctx, link.id, code))
  await queries.insertSending(ctx, phoneHash)
  const subject = { kind: 'link', id: link.id }
  const sent = await sendMessage(ctx, codeMessage, { personId: addressee, subject, params: { code } })
  return { sentTo: sent.addressMasked, expiresAt: addMinutes(ctx.now, VALID_MINUTES) }
}

async function telephoneOf(ctx: Ctx, link: Link) {
  if (link.guest !== null) return { phoneHash: link.guest.phoneHash, addressee: link.guest }
  const phoneHash = link.personId === null ? null : await queries.phoneHashOf(ctx, link.personId)
  if (link.personId === null || phoneHash === null) throw refuse(linkRefusals.noPhone)
  return { phoneHash, addressee: link.personId }
}

/**
 * Accepts the code sent last, once. Call it before the command writes anything: a wrong code is counted although the
 * command is refused. @throws AppError saying how many tries are left
 */
export async function checkCode(ctx: Ctx, code: string): Promise<void> {
  const link = found(await queries.lockLinkRow(ctx, (await linkFor(ctx)).id))
  if (link.codeHash === null || link.codeSentAt === null) throw refuse(linkRefusals.noCode)
  if (!isBefore(ctx.now, addMinutes(link.codeSentAt, VALID_MINUTES))) throw refuse(linkRefusals.codeExpired)
  if (link.codeTries >= TRIES) throw refuse(linkRefusals.noTriesLeft)
  if (!sameText(codeHash(ctx, link.id, code), link.codeHash)) {
    await queries.countTry(ctx, link.id)
    const left = TRIES - link.codeTries - 1
    throw left > 0 ? refuseAndKeep(linkRefusals.wrongCode, { left }) : refuseAndKeep(linkRefusals.noTriesLeft)
  }
  await queries.forgetCode(ctx, link.id)
}

async function checkFlood(ctx: Ctx, phoneHash: string): Promise<void> {
  const { day, lastAt } = await queries.sendingsOf(ctx, phoneHash)
  const waited = lastAt === null ? SECONDS_BETWEEN : Math.floor((msOf(ctx.now) - msOf(lastAt)) / 1000)
  if (waited < SECONDS_BETWEEN) throw refuse(linkRefusals.tooSoon, { seconds: SECONDS_BETWEEN - waited })
  if (day >= PER_PHONE_AND_DAY) throw refuse(linkRefusals.tooMany)
  if ((await queries.sendingsOfStore(ctx)) >= PER_STORE_AND_DAY) throw refuse(linkRefusals.storeBudget)
}

function codeHash(ctx: Ctx, linkId: string, code: string): string {
  return ctx.services.vault.searchHash(`link code ${linkId} ${code}`)
}
