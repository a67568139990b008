import { newId } from '#domain/kernel/id.ts'
import type { policiesContract } from '#domain/mechanisms/policies/contract.ts'
import type { Policy } from '#domain/mechanisms/policies/definition.ts'
import { policyRefusals } from '#domain/mechanisms/policies/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { policy } from './policy.ts'
import { saveSetting } from './queries.ts'

type Input = Parameters<Handlers<typeof policiesContract>['set']>[1]

/** Chooses what holds from a moment on; the past keeps what held then. */
export async function setPolicy(ctx: Ctx, definition: Policy | undefined, input: Input) {
  if (!definition) throw refuse(policyRefusals.unknown, { key: input.key })
  const value = chosenValue(definition, input)
  const effectiveFrom = input.effectiveFrom ?? ctx.now
  if (effectiveFrom < ctx.now) throw refuse(policyRefusals.past)
  const before = await policy(ctx, definition)
  const id = await saveSetting(ctx, {
    id: newId(),
    storeId: ctx.store.id,
    key: definition.key,
    preset: input.preset ?? null,
    value: JSON.stringify(value),
    effectiveFrom,
    setBy: staffId(ctx),
    setAt: ctx.now,
  })
  ctx.record({
    event: 'policy.set',
    subject: { kind: 'policy', id },
    data: {
      key: definition.key,
      preset: input.preset ?? null,
      effectiveFrom,
      changed: { [definition.key]: { from: before, to: value } },
    },
    reason: input.reason ?? undefined,
  })
  return { id, effectiveFrom }
}

function chosenValue(definition: Policy, input: Input): unknown {
  const { key } = definition
  const { preset, value } = input
  if ((preset === undefined) === (value === undefined)) throw refuse(policyRefusals.noChoice)
  if (preset !== undefined) {
    const named = definition.presets.find(item => item.name === preset)
    if (!named) throw refuse(policyRefusals.unknownPreset, { key, preset })
    return named.value
  }
  const parsed = definition.schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw refuse(policyRefusals.badValue, {
    key,
    problem: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  })
}
