import { type AnyContractProcedure, type AnyContractRouter, isContractProcedure } from '@orpc/contract'
import { type AnyRouter, implement } from '@orpc/server'
import type { z } from 'zod'
import type { EndpointMeta } from '#domain/kernel/endpoint.ts'
import type { Ctx } from '../context.ts'
import { type Incoming, type Pipeline, serve } from './pipeline.ts'
import { asProblem } from './problem.ts'
import type { Session } from './session.ts'

type In<C> = C extends { '~orpc': { inputSchema?: infer S } }
  ? Exclude<S, undefined> extends z.ZodType
    ? z.output<Exclude<S, undefined>>
    : never
  : never
type Out<C> = C extends { '~orpc': { outputSchema?: infer S } }
  ? Exclude<S, undefined> extends z.ZodType
    ? z.input<Exclude<S, undefined>>
    : never
  : never

/** One function per operation of a contract: `(ctx, input) => answer`. */
export type Handlers<C> = C extends AnyContractProcedure
  ? (ctx: Ctx, input: In<C>) => Promise<Out<C>>
  : { [K in keyof C]: Handlers<C[K]> }

/** Handlers of public operations get no context: there is no store, no actor and no transaction. */
export type PublicHandler<C> = (incoming: Incoming, input: In<C>) => Promise<Out<C>>

export type Registered = { path: string[]; contract: AnyContractProcedure; handler: unknown; quiet: boolean }

export type CallContext = { incoming: Incoming; session: Session | undefined; ctx: Ctx | undefined }

/** Ties contracts to handlers and runs each call through the pipeline. */
export function buildRouter(contract: AnyContractRouter, handlers: unknown, pipeline: Pipeline): AnyRouter {
  return walk(contract, handlers, [], pipeline)
}

/** Every operation with its method, path and access, for documents and for the tests that walk them all. */
export function listOperations(
  contract: AnyContractRouter,
  path: string[] = [],
): { name: string; method: string; path: string; meta: EndpointMeta; procedure: AnyContractProcedure }[] {
  if (isContractProcedure(contract)) {
    const { route, meta } = contract['~orpc']
    return [
      {
        name: path.join('.'),
        method: route.method ?? 'GET',
        path: route.path ?? '',
        meta: metaOf(meta),
        procedure: contract,
      },
    ]
  }
  return Object.entries(contract).flatMap(([key, value]) => listOperations(value, [...path, key]))
}

function walk(contract: AnyContractRouter, handlers: unknown, path: string[], pipeline: Pipeline): AnyRouter {
  if (isContractProcedure(contract)) return procedure(contract, handlers, path.join('.'), pipeline)
  const out: Record<string, AnyRouter> = {}
  for (const [key, value] of Object.entries(contract)) {
    const handler = typeof handlers === 'object' && handlers !== null ? Reflect.get(handlers, key) : undefined
    if (handler === undefined) throw new Error(`The operation ${[...path, key].join('.')} has no handler`)
    out[key] = walk(value, handler, [...path, key], pipeline)
  }
  return out
}

function procedure(contract: AnyContractProcedure, handler: unknown, name: string, pipeline: Pipeline): AnyRouter {
  if (typeof handler !== 'function') throw new Error(`The handler of ${name} is no function`)
  const meta = metaOf(contract['~orpc'].meta)
  return (
    implement(contract)
      .$context<CallContext>()
      // Both checks belong inside the pipeline: nobody learns a shape before they are admitted, and an answer that does
      // not fit its schema rolls the work back.
      .$config({ initialInputValidationIndex: 1, initialOutputValidationIndex: 1 })
      .use(async ({ context, next }, input, output) => {
        const { incoming } = context
        incoming.operation = name
        try {
          const result = await serve(
            pipeline,
            incoming,
            { access: meta.access, quiet: meta.quiet ?? false, leavesTrace: meta.leavesTrace ?? false },
            input,
            async (ctx, session) => {
              const { output: answer } = await next({ context: { incoming, ctx, session } })
              return { answer }
            },
          )
          return output('replayed' in result ? answerOf(result.replayed) : result.answer)
        } catch (error) {
          throw asProblem(error, pipeline.services, incoming)
        }
      })
      .handler(({ context, input }) => handler(context.ctx ?? context.incoming, input, context.session))
  )
}

function answerOf(saved: unknown): unknown {
  return typeof saved === 'object' && saved !== null && 'answer' in saved ? saved.answer : saved
}

function metaOf(meta: unknown): EndpointMeta {
  if (typeof meta === 'object' && meta !== null && 'access' in meta) return meta as EndpointMeta
  throw new Error('An operation was not made by endpoint()')
}
