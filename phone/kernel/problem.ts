import { ORPCError } from '@orpc/client'
import { currentLang } from './text.ts'

/** A refusal as the server words it, or what stands for one when no answer came. */
export type Problem = { status: number; code: string; text: string }

export function problemOf(error: unknown): Problem {
  if (error instanceof ORPCError) {
    const read = readProblem(error.data, error.status)
    if (read) return read
  }
  const text = currentLang() === 'en' ? 'No connection. Please try again.' : '网络不通，请稍后重试'
  return { status: 0, code: 'phone.offline', text }
}

export function readProblem(body: unknown, status: number): Problem | null {
  if (typeof body !== 'object' || body === null || !('code' in body) || typeof body.code !== 'string') return null
  const detail = 'detail' in body && typeof body.detail === 'string' ? body.detail : undefined
  const title = 'title' in body && typeof body.title === 'string' ? body.title : undefined
  return { status, code: body.code, text: detail ?? title ?? body.code }
}
