import { createHmac } from 'node:crypto'
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { msOf } from '#domain/kernel/time.ts'
import { realNow } from '#server/kernel/clock.ts'
import { AppError } from '#server/kernel/errors.ts'
import { checkUrl, InsideError, lookupOutside } from './address.ts'

export type Parcel = { id: string; event: string; url: string; secret: string; body: string }
export type Outcome = { ok: boolean; status: number | null; error: SendError | null }
export type SendError = 'internal' | 'timeout' | 'unreachable' | 'refused'

const PATIENCE_MS = 5_000

/** Seconds and signature over `seconds.body`, as the receiver checks them: old or altered texts do not fit. */
export function signatureOf(secret: string, seconds: number, body: string): string {
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${mac}`
}

/**
 * Posts one delivery. Only a 2xx counts; a redirect is not followed, for it could lead anywhere, and of the answer only
 * its status is looked at.
 */
export async function sendParcel(parcel: Parcel, allowInside: boolean): Promise<Outcome> {
  try {
    const status = await post(parcel, checkUrl(parcel.url, allowInside), allowInside)
    const ok = status >= 200 && status < 300
    return { ok, status, error: ok ? null : 'refused' }
  } catch (error) {
    return { ok: false, status: null, error: kindOf(error) }
  }
}

function post({ id, event, secret, body }: Parcel, url: URL, allowInside: boolean): Promise<number> {
  const send = url.protocol === 'http:' ? requestPlain : requestSecure
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(allowInside ? {} : { lookup: lookupOutside }),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Carebay-Webhook/1',
        'carebay-delivery': id,
        'carebay-event': event,
        'carebay-signature': signatureOf(secret, Math.floor(msOf(realNow()) / 1000), body),
      },
    })
    request.on('error', reject)
    request.on('response', response => {
      response.destroy()
      resolve(response.statusCode ?? 0)
    })
    request.end(body)
  })
}

function kindOf(error: unknown): SendError {
  if (error instanceof InsideError || error instanceof AppError) return 'internal'
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')
    ? 'timeout'
    : 'unreachable'
}
