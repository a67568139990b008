import type { onlineBookingContract } from '#domain/processes/online-booking/contract.ts'
import { onlineBooking } from '#domain/processes/online-booking/policies.ts'
import type { Ctx, Services } from '#server/kernel/context.ts'
import type { PublicHandler } from '#server/kernel/requests/router.ts'
import { sendCodeFor } from '#server/mechanisms/links/codes.ts'
import { linkByToken, openLink } from '#server/mechanisms/links/links.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { sealPhone } from '#server/processes/customers/phones.ts'
import { inStore } from './show-store.ts'

export const BOOKING_LINK = 'onlineBooking'

/**
 * Somebody wants to book. Until the code is typed nobody is entered anywhere: who types another's number leaves no
 * trace in the customer files, and learns nothing of whether the number is known here.
 */
export function beginBooking(services: Services): PublicHandler<(typeof onlineBookingContract)['begin']> {
  return (_incoming, { storeCode, name, phone }) =>
    inStore(services, storeCode, async ctx => {
      const sealed = sealPhone(services.vault, phone)
      const token = await openLink(ctx, {
        purpose: BOOKING_LINK,
        subject: { kind: 'store', id: ctx.store.id },
        personId: null,
        guest: { name, phoneCipher: sealed.cipher, phoneHash: sealed.hash, phoneMasked: sealed.masked },
        hours: await linkHours(ctx),
      })
      return { token, ...(await sendCodeFor(ctx, await linkByToken(ctx, token))) }
    })
}

/** The page says what was booked until the day is over. */
export async function linkHours(ctx: Ctx): Promise<number> {
  return ((await policy(ctx, onlineBooking)).daysAhead + 2) * 24
}
