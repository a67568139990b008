import { oc } from '@orpc/contract'
import { z } from 'zod'

/**
 * Who may call an endpoint: anyone, any signed-in member of staff, the holder of a single-purpose link,
 * or whoever holds the named verb in the store of the request.
 */
export type Access = 'public' | 'signedIn' | 'link' | `${string}.${string}`

export type EndpointMeta = {
  access: Access
  /** A command that leaves no trace on the timeline: reading marks, sign-in and the like. */
  quiet?: boolean
  /** Reading that leaves something behind: that a link was opened, a paper made for print. All other reading cannot write. */
  leavesTrace?: boolean
}

const base = oc.$meta<EndpointMeta>({ access: 'public' })

type Spec<I extends z.ZodRawShape, O extends z.ZodType> = {
  method: 'GET' | 'POST'
  /** Path below `/api`, parameters in braces; they are part of `input`. */
  path: `/${string}`
  access: Access
  summary: string
  /** Groups the operation in the API document. */
  tag: string
  input: I
  output: O
  quiet?: boolean
  leavesTrace?: boolean
}

/**
 * Declares one operation of the API. Input is one strict object: path parameters, query (GET) or body (POST) together;
 * unknown keys are refused. Every POST is a command with an `Idempotency-Key`, every GET only reads,
 * but those that say they leave a trace, as every opening of a link does.
 */
export function endpoint<I extends z.ZodRawShape, O extends z.ZodType>(spec: Spec<I, O>) {
  return base
    .meta({
      access: spec.access,
      quiet: spec.quiet ?? false,
      leavesTrace: spec.leavesTrace ?? spec.access === 'link',
    })
    .route({ method: spec.method, path: spec.path, summary: spec.summary, tags: [spec.tag] })
    .input(z.strictObject(spec.input))
    .output(spec.output)
}

/** Declares the output of a paged list: rows and the cursor of the next page, null at the end. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), nextCursor: z.string().nullable() })
}

/** Answer of a command that has nothing to show but the row it made or changed. */
export const zSaved = z.object({ id: z.uuid(), version: z.int() })
export type Saved = z.infer<typeof zSaved>
