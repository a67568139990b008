import { betterAuth } from 'better-auth'
import { isAPIError } from 'better-auth/api'
import { username } from 'better-auth/plugins'
import { sql } from 'kysely'
import { newId } from '#domain/kernel/id.ts'
import { kernelRefusals } from '#domain/kernel/refusals.ts'
import { minutesBetween } from '#domain/kernel/time.ts'
import { realIn, realNow } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import { refuse } from '../errors.ts'

const TRIES = 5
const LOCK_MINUTES = 15
const ADDRESS_TRIES = 50
const SESSION_HOURS = 12

export type SignIn = ReturnType<typeof openSignIn>

/** Accounts and passwords are better-auth's; its routes are not mounted, only these calls are made. */
export function openSignIn(db: Database, secret: string) {
  const auth = betterAuth({
    database: { db, type: 'postgres', casing: 'camel' },
    secret,
    baseURL: 'http://localhost',
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8 },
    session: { modelName: 'authSessions', expiresIn: SESSION_HOURS * 3600, disableSessionRefresh: true },
    user: { modelName: 'authUsers' },
    account: { modelName: 'authAccounts' },
    verification: { modelName: 'authVerifications' },
    advanced: { database: { generateId: () => newId() } },
    // Whatever was typed is looked up and costs one hash: a name refused before would tell that nobody can have it.
    plugins: [username({ minUsernameLength: 1, maxUsernameLength: 60, usernameValidator: () => true })],
  })

  return {
    /** @throws AppError wrongPassword, or locked after too many failures of this account or this address. */
    enter: async (name: string, password: string, address: string, agent: string): Promise<string> => {
      const account = `account:${name.toLowerCase()}`
      const place = `address:${address}`
      await checkLocks(db, [account, place])
      const headers = new Headers({ 'x-forwarded-for': address, 'user-agent': agent })
      const result = await auth.api.signInUsername({ body: { username: name, password }, headers }).catch(noneIfRefused)
      if (!result || !(await isStillHere(db, result.user.id))) {
        await noteFailure(db, account, TRIES)
        await noteFailure(db, place, ADDRESS_TRIES)
        throw refuse(kernelRefusals.wrongPassword)
      }
      await db.deleteFrom('signInAttempts').where('subject', '=', account).execute()
      return result.token
    },
    leave: async (token: string): Promise<void> => {
      await db.deleteFrom('authSessions').where('token', '=', token).execute()
    },
  }
}

/** Better-auth refuses by an error of its own; any other is a fault of ours, no wrong password, and costs nobody a try. */
function noneIfRefused(error: unknown): null {
  if (isAPIError(error) && error.statusCode < 500) return null
  throw error
}

/** Who left has an account but nowhere to go: the answer is that of a wrong password. */
async function isStillHere(db: Database, staffId: string): Promise<boolean> {
  const row = await db.selectFrom('staff').select('leftAt').where('id', '=', staffId).executeTakeFirst()
  return row?.leftAt === null
}

async function checkLocks(db: Database, subjects: string[]): Promise<void> {
  const rows = await db.selectFrom('signInAttempts').selectAll().where('subject', 'in', subjects).execute()
  const now = realNow()
  for (const row of rows) {
    if (row.lockedUntil !== null && row.lockedUntil > now) {
      throw refuse(kernelRefusals.locked, { minutes: Math.ceil(minutesBetween(now, row.lockedUntil)) })
    }
  }
}

// Failures older than the lock's length are forgotten; reaching the limit locks for that length.
async function noteFailure(db: Database, subject: string, limit: number): Promise<void> {
  const now = realNow()
  const forgotten = realIn(-LOCK_MINUTES)
  await sql`INSERT INTO sign_in_attempts VALUES (${subject}, 1, ${now}, NULL)
    ON CONFLICT (subject) DO UPDATE SET
      failures = CASE WHEN sign_in_attempts.first_failed_at < ${forgotten} THEN 1 ELSE sign_in_attempts.failures + 1 END,
      first_failed_at = CASE WHEN sign_in_attempts.first_failed_at < ${forgotten} THEN ${now}::timestamptz ELSE sign_in_attempts.first_failed_at END,
      locked_until = CASE WHEN sign_in_attempts.first_failed_at >= ${forgotten} AND sign_in_attempts.failures + 1 >= ${limit}
        THEN ${realIn(LOCK_MINUTES)}::timestamptz END`.execute(db)
}
