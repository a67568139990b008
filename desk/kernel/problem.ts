import { ORPCError } from '@orpc/client'
import { currentLang } from './text.ts'

/** One field the server did not accept; `path` leads to it inside the input. */
export type Issue = { path: (string | number)[]; message: string }

/** A refusal as the server words it (RFC 9457), or what stands for one when no answer came. */
export type Problem = {
  status: number
  code: string
  title: string
  detail: string | undefined
  params: Record<string, unknown>
  requestId: string | undefined
  issues: Issue[]
}

export const offlineCode = 'desk.offline'
export const brokenCode = 'desk.broken'

/** Turns any thrown thing into something that can be shown; a failed connection has status 0. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ORPCError) return readProblem(error.data, error.status) ?? brokenProblem(error.status)
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) return offlineProblem()
  // A network that takes the question and brings no answer is none.
  if (error instanceof DOMException && error.name === 'TimeoutError') return offlineProblem()
  // A read given up because its page was left is nobody's fault, and nobody waits for what is said of it.
  if (!(error instanceof Error && error.name === 'AbortError')) reportError(error)
  return brokenProblem(0)
}

/** Reads a problem document; null when the body is something else. */
export function readProblem(body: unknown, status: number): Problem | null {
  if (!isRecord(body) || typeof body.code !== 'string') return null
  return {
    status: typeof body.status === 'number' ? body.status : status,
    code: body.code,
    title: typeof body.title === 'string' ? body.title : body.code,
    detail: typeof body.detail === 'string' ? body.detail : undefined,
    params: isRecord(body.params) ? body.params : {},
    requestId: typeof body.requestId === 'string' ? body.requestId : undefined,
    issues: Array.isArray(body.issues) ? body.issues.flatMap(readIssue) : [],
  }
}

/** The sentence to show: the detail where there is one, else the title. */
export function problemText(problem: Problem): string {
  return problem.detail ?? problem.title
}

/** Whether the same command, sent again unchanged, may still succeed; an answer cut short says nothing of what was done. */
export function isRepeatable(problem: Problem): boolean {
  return (
    problem.code === offlineCode ||
    problem.code === brokenCode ||
    problem.status === 429 ||
    problem.status >= 500 ||
    problem.code === 'kernel.inFlight'
  )
}

function readIssue(value: unknown): Issue[] {
  if (!isRecord(value) || typeof value.message !== 'string') return []
  const raw = Array.isArray(value.path)
    ? value.path
    : typeof value.path === 'string'
      ? value.path.split('.').map(step => (/^\d+$/.test(step) ? Number(step) : step))
      : []
  const path = raw.flatMap(step => (typeof step === 'string' || typeof step === 'number' ? [step] : []))
  return [{ path, message: value.message }]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function offlineProblem(): Problem {
  const title = currentLang() === 'en' ? 'No connection to the server. Try again.' : '连接不上服务器，请稍后重试'
  return { status: 0, code: offlineCode, title, detail: undefined, params: {}, requestId: undefined, issues: [] }
}

function brokenProblem(status: number): Problem {
  const title = currentLang() === 'en' ? 'The answer could not be read. Try again.' : '服务器的应答无法识别，请重试'
  return { status, code: brokenCode, title, detail: undefined, params: {}, requestId: undefined, issues: [] }
}
