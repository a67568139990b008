import { z } from 'zod'
import type { PolicyRow, policiesContract } from '#domain/mechanisms/policies/contract.ts'
import type { Policy } from '#domain/mechanisms/policies/definition.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { listSettings } from './queries.ts'
import { setPolicy } from './set-policy.ts'

export function policiesRoutes(definitions: readonly Policy[]): Handlers<typeof policiesContract> {
  return {
    list: async ctx => {
      const settings = await listSettings(ctx)
      const rows = definitions.map(definition => {
        const history = settings.filter(setting => setting.key === definition.key)
        return present(definition, history, ctx.now)
      })
      return { rows, can: { set: ctx.can('policy.set') } }
    },
    set: (ctx, input) => {
      const definition = definitions.find(item => item.key === input.key)
      return setPolicy(ctx, definition, input)
    },
  }
}

function present(definition: Policy, history: PolicyRow['history'], now: string): PolicyRow {
  const { key, title, requirement, presets, recommended, labels, unit } = definition
  const choices = history.map(choice => ({ ...choice, value: inSchemaOrder(definition, choice.value) }))
  const inForce = choices.find(choice => choice.effectiveFrom <= now)
  const preset = inForce ? inForce.preset : recommended.name
  return {
    key,
    title,
    requirement,
    presets: [...presets],
    recommended: recommended.name,
    current: {
      preset,
      source: presets.find(item => item.name === preset)?.source ?? '',
      value: inForce ? inForce.value : recommended.value,
      effectiveFrom: inForce?.effectiveFrom ?? null,
    },
    history: choices,
    schema: z.toJSONSchema(definition.schema, { unrepresentable: 'any' }),
    labels,
    unit,
  }
}

// The database keeps the fields of a value in an order of its own.
function inSchemaOrder(definition: Policy, value: unknown): unknown {
  const parsed = definition.schema.safeParse(value)
  return parsed.success ? parsed.data : value
}
