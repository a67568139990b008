import type { Ctx } from '#server/kernel/context.ts'
import { openPhone } from './phones.ts'
import { phoneCiphers } from './queries-lists.ts'

/** Phone numbers in full for who may take them away; everyone else gets them masked as on the screen. */
export async function withPhones<R extends { id: string; phoneMasked: string }>(ctx: Ctx, rows: R[]): Promise<R[]> {
  if (!ctx.can('data.exportPhones') || rows.length === 0) return rows
  const ciphers = await phoneCiphers(
    ctx,
    rows.map(row => row.id),
  )
  return rows.map(row => {
    const cipher = ciphers.get(row.id)
    return cipher === undefined ? row : { ...row, phoneMasked: openPhone(ctx.services.vault, cipher) }
  })
}
