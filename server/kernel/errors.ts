import { kernelRefusals, type Refusal, type RefusalParams, type Ruling } from '#domain/kernel/refusals.ts'

/** A refusal on its way to the caller: rolls the transaction back and becomes a problem document. */
export class AppError extends Error {
  readonly refusal: Refusal
  readonly params: RefusalParams
  readonly issues: InputIssue[]
  /** What was written before it stays. */
  readonly keep: boolean

  constructor(refusal: Refusal, params: RefusalParams = {}, issues: InputIssue[] = [], keep = false) {
    super(refusal.code)
    this.refusal = refusal
    this.params = params
    this.issues = issues
    this.keep = keep
  }
}

export type InputIssue = { path: string; message: string }

export function refuse(refusal: Refusal, params: RefusalParams = {}): AppError {
  return new AppError(refusal, params)
}

/**
 * A refusal that commits what the command wrote so far, for what must be remembered of a failure: a wrong code counts
 * as a try. Raise it before anything else is written.
 */
export function refuseAndKeep(refusal: Refusal, params: RefusalParams = {}): AppError {
  return new AppError(refusal, params, [], true)
}

/** The value of a ruling, or its refusal thrown. */
export function ruled<T>(ruling: Ruling<T>): T {
  if (ruling.ok) return ruling.value
  throw new AppError(ruling.refusal, ruling.params)
}

/** The row, or 404: what the caller may not see is the same as what does not exist. */
export function found<T>(row: T | undefined): T {
  if (row === undefined) throw new AppError(kernelRefusals.notFound)
  return row
}

type DatabaseError = { code: string; constraint?: string; routine?: string }

export function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'severity' in error
}

/** Serialization failures and deadlocks: the whole transaction may be tried again. */
export function mayRetry(error: unknown): boolean {
  return isDatabaseError(error) && (['40001', '40P01'].includes(error.code) || isStalePlan(error))
}

/** Another node gave a table a new column: the statement is parsed anew at the next try. */
export function isStalePlan(error: unknown): boolean {
  return isDatabaseError(error) && error.code === '0A000' && error.routine === 'RevalidateCachedQuery'
}

/** What the database refused, told as a refusal; undefined when it is our own fault. */
export function databaseRefusal(error: unknown, byConstraint: ReadonlyMap<string, Refusal>): AppError | undefined {
  if (isLostDatabase(error)) return new AppError(kernelRefusals.busy)
  if (!isDatabaseError(error)) return undefined
  const named = error.constraint === undefined ? undefined : byConstraint.get(error.constraint)
  if (named) return new AppError(named)
  const constraint = error.constraint ?? ''
  if (error.code === '23505') return new AppError(kernelRefusals.duplicate, { constraint })
  if (['23514', '23P01', '23503', '23001'].includes(error.code))
    return new AppError(kernelRefusals.conflict, { constraint })
  // 22000 is a range that ends before it begins.
  if (['22000', '22021', '22P05', '22P02', '22003', '22007', '22008'].includes(error.code))
    return new AppError(kernelRefusals.badInput)
  if (error.code === '53100') return new AppError(kernelRefusals.diskFull)
  if (error.code === '55P03') return new AppError(kernelRefusals.inFlight)
  if (['40001', '40P01', '57014', '53300', '25P03'].includes(error.code)) return new AppError(kernelRefusals.busy)
  return undefined
}

const LOST = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EAGAIN']
const ENDING = ['57P01', '57P02', '57P03']

/** The line to the database broke, or no new one can be had; what was under way there is undone. */
export function isLostDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (isDatabaseError(error)) return ENDING.includes(code)
  if (LOST.includes(code) && 'syscall' in error) return true
  return /Connection terminated|not queryable|timeout expired|timeout exceeded when trying to connect/.test(
    error.message,
  )
}
