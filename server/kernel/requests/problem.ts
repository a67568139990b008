import { ValidationError } from '@orpc/contract'
import { ORPCError } from '@orpc/server'
import { kernelRefusals, wordingOf } from '#domain/kernel/refusals.ts'
import { inLang, type Lang } from '#domain/kernel/texts.ts'
import type { Services } from '../context.ts'
import { AppError, databaseRefusal, type InputIssue } from '../errors.ts'

/** The body of every error answer (RFC 9457), with our stable code and the parameters of its wording. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  params: Record<string, unknown>
  issues: InputIssue[]
  requestId: string
}

type Asked = { requestId: string; lang: Lang }

/** Any failure as the error the HTTP layer sends. What is not a refusal is our fault: logged with its id, told without details. */
export function asProblem(error: unknown, services: Services, asked: Asked): ORPCError<string, Problem> {
  if (error instanceof ORPCError) return isProblem(error) ? error : ofOrpc(error, services, asked)
  const refusal = error instanceof AppError ? error : databaseRefusal(error, services.constraintRefusals)
  if (refusal) return problem(refusal, asked)
  services.log('error', 'request failed', { requestId: asked.requestId, error: stackOf(error) })
  return problem(new AppError(kernelRefusals.internal, { requestId: asked.requestId }), asked)
}

/** A refusal raised outside the router, for instance by the HTTP layer itself. */
export function problemBody(error: AppError, asked: Asked): Problem {
  return {
    type: `urn:carebay:${error.refusal.code}`,
    title: error.refusal.en,
    status: error.refusal.status,
    detail: wordingOf(error.refusal, error.params, asked.lang),
    code: error.refusal.code,
    params: inLang(error.params, asked.lang),
    issues: error.issues,
    requestId: asked.requestId,
  }
}

function problem(error: AppError, asked: Asked): ORPCError<string, Problem> {
  const body = problemBody(error, asked)
  return new ORPCError(error.refusal.code, { status: error.refusal.status, message: body.detail, data: body })
}

function ofOrpc(error: ORPCError<string, unknown>, services: Services, asked: Asked): ORPCError<string, Problem> {
  const { cause } = error
  if (error.code === 'BAD_REQUEST') {
    const issues = cause instanceof ValidationError ? cause.issues.map(issueOf) : []
    return problem(new AppError(kernelRefusals.badInput, {}, issues), asked)
  }
  if (error.code === 'PAYLOAD_TOO_LARGE') return problem(new AppError(kernelRefusals.tooLarge), asked)
  services.log('error', 'request failed', { requestId: asked.requestId, error: stackOf(error), cause: causeOf(cause) })
  return problem(new AppError(kernelRefusals.internal, { requestId: asked.requestId }), asked)
}

function isProblem(error: ORPCError<string, unknown>): error is ORPCError<string, Problem> {
  return typeof error.data === 'object' && error.data !== null && 'requestId' in error.data
}

function issueOf(issue: { message: string; path?: readonly unknown[] | undefined }): InputIssue {
  const path = (issue.path ?? []).map(step =>
    typeof step === 'object' && step !== null && 'key' in step ? String(step.key) : String(step),
  )
  return { path: path.join('.'), message: issue.message }
}

function causeOf(cause: unknown): string {
  if (cause instanceof ValidationError) return JSON.stringify(cause.issues.map(issueOf)).slice(0, 2000)
  return stackOf(cause)
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
