import { z } from 'zod'
import { newId } from '#domain/kernel/id.ts'
import type { House } from './house.ts'
import { settle } from './messages.ts'

const zBody = z.object({ body: z.string() })

/** The code in the text that went to the telephone ending so. */
export async function codeSentTo(house: House, masked: string): Promise<string> {
  await settle(house)
  const { rows } = await house.sql.query<{ request: unknown }>(
    `SELECT c.request FROM outside_calls c JOIN messages m ON m.id = c.id
      WHERE m.address_masked = $1 AND m.template = 'links.code' ORDER BY m.created_at DESC, m.id DESC LIMIT 1`,
    [masked],
  )
  return /\d{6}/.exec(zBody.parse(rows[0]?.request).body)?.[0] ?? ''
}

export type Guest = { name: string; phone: string }

/** Somebody opens the store's page, says who he is and has the code of his telephone before him. */
export async function beginOnline(house: House, guest: Guest): Promise<{ token: string; code: string }> {
  const { token, sentTo } = await house.nobody.api.onlineBooking.begin({ storeCode: await storeCode(house), ...guest })
  return { token, code: await codeSentTo(house, sentTo) }
}

export async function storeCode(house: House): Promise<string> {
  const { rows } = await house.sql.query<{ code: string }>('SELECT code FROM stores WHERE id = $1', [house.storeId])
  return rows[0]?.code ?? ''
}

export type Wish = { bookedAt: string; [key: string]: unknown }

export async function bookBy(house: House, token: string, code: string | null, wish: Wish) {
  const body = { id: newId(), code, kind: 'maintenance', operationIds: [], ...wish }
  const answer = await house.nobody.post(`/links/${token}/booking`, body)
  return { ...answer, id: body.id }
}
