import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import type { CallContext } from './api.ts'
import { kernelText } from './kernel-text.ts'
import { type Problem, problemOf, problemText } from './problem.ts'
import { invalidateKinds } from './query.tsx'
import { createSubmitKey } from './submit-key.ts'
import { useTexts } from './text.ts'

type CommandSpec<I, O> = {
  run: (input: I, call: { context: CallContext }) => Promise<O>
  /** Kinds of record this changes; what shows them is read again. */
  invalidates?: readonly string[]
  onDone?: (answer: O, input: I) => void
  /** Said when it worked. */
  success?: string
  /** The caller shows refusals itself, as a form does beside its fields. */
  quiet?: boolean
  /** After "someone else changed this": forget what was typed. */
  onReload?: () => void
}

type Sent<I> = { key: string; input: I }

export type Outcome<O> = { ok: true; answer: O } | { ok: false; problem: Problem }

/**
 * One submit action. The idempotency key is made when the form or dialog opens and stays the same until the server gave a
 * definite answer, so that a second press after a lost connection cannot do the work twice.
 */
export function useCommand<I, O>(spec: CommandSpec<I, O>) {
  const client = useQueryClient()
  const [key] = useState(() => createSubmitKey<I>())
  const showProblem = useShowProblem()
  const { message } = App.useApp()
  const mutation = useMutation<O, Error, Sent<I>>({
    mutationFn: sent => spec.run(sent.input, { context: { idempotencyKey: sent.key } }),
  })

  const refuse = (problem: Problem): Outcome<O> => {
    key.settle(problem)
    // The sending nobody heard of went through, and what stands here now is another: let them see what there is.
    if (problem.code === 'kernel.keyReused') void invalidateKinds(client, spec.invalidates)
    const reload = () => {
      void invalidateKinds(client, spec.invalidates)
      spec.onReload?.()
    }
    if (!spec.quiet || problem.code === 'kernel.stale') showProblem(problem, reload)
    return { ok: false, problem }
  }

  const send = async (typed: I): Promise<Outcome<O>> => {
    const sent = key.take(typed)
    const outcome = await attempt(() => mutation.mutateAsync(sent))
    if (!outcome.ok) return refuse(outcome.problem)
    key.settle(null)
    if (spec.success) void message.success(spec.success)
    void invalidateKinds(client, spec.invalidates ?? [])
    spec.onDone?.(outcome.answer, sent.input)
    return outcome
  }

  return {
    /** Sends; never throws, the outcome says how it went. */
    send,
    busy: mutation.isPending,
    problem: mutation.error ? problemOf(mutation.error) : null,
    reset: mutation.reset,
  }
}

async function attempt<O>(run: () => Promise<O>): Promise<Outcome<O>> {
  try {
    return { ok: true, answer: await run() }
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  }
}

/** Shows a refusal: a stale record as a dialog with reload, everything else as a notice with the fields named. */
export function useShowProblem() {
  const { notification, modal } = App.useApp()
  const t = useTexts(kernelText)
  return (problem: Problem, onReload?: () => void) => {
    if (problem.code === 'kernel.stale') {
      modal.confirm({
        title: t.staleTitle,
        content: (
          <>
            <p>{problemText(problem)}</p>
            <p>{t.staleHint}</p>
          </>
        ),
        okText: t.reload,
        cancelText: t.close,
        onOk: onReload,
      })
      return
    }
    notification.error({
      title: problemText(problem),
      description: <ProblemDetails problem={problem} />,
      duration: problem.issues.length > 0 ? 0 : 6,
    })
  }
}

function ProblemDetails({ problem }: { problem: Problem }) {
  const t = useTexts(kernelText)
  if (problem.issues.length > 0)
    return (
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {problem.issues.map(issue => (
          <li key={`${issue.path.join('.')} ${issue.message}`}>{issue.message}</li>
        ))}
      </ul>
    )
  return problem.status >= 500 && problem.requestId ? `${t.reference} ${problem.requestId}` : null
}
