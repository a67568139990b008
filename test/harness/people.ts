import { newId } from '#domain/kernel/id.ts'
import { realIn, realNow } from '#server/kernel/clock.ts'
import type { Services } from '#server/kernel/context.ts'
import { newToken } from '#server/kernel/vault.ts'
import { cast, storeIds } from './furnish.ts'

export type People = {
  token(username: string): string
  storeOf(username: string): string
  storeId: string
  otherStoreId: string
}

/** A session for everyone of the cast, made as sign-in makes it but without forty slow password checks; sign-in has its own test. */
export async function signInAll(services: Services): Promise<People> {
  const users = await services.db.selectFrom('authUsers').select(['id', 'username']).execute()
  const now = realNow()
  const tokens = new Map<string, string>()
  for (const user of users) {
    const token = newToken()
    tokens.set(user.username ?? '', token)
    await services.db
      .insertInto('authSessions')
      .values({ id: newId(), token, userId: user.id, expiresAt: realIn(600), createdAt: now, updatedAt: now })
      .execute()
  }
  return {
    token: username => {
      const token = tokens.get(username)
      if (token === undefined)
        throw new Error(`Nobody is called ${username}; the cast is ${Object.keys(cast).join(', ')} and each as other-…`)
      return token
    },
    storeOf: username => (username.startsWith('other-') ? storeIds.second : storeIds.first),
    storeId: storeIds.first,
    otherStoreId: storeIds.second,
  }
}
