import { formatLocal } from '#domain/kernel/time.ts'
import type { resourcesContract } from '#domain/mechanisms/resources/contract.ts'
import { resourceRefusals } from '#domain/mechanisms/resources/refusals.ts'
import { type ResourceKind, resourceKindTexts } from '#domain/mechanisms/resources/resource-texts.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { bookedAhead, insertResource, lockResource, updateResource, worksHere } from './queries.ts'

type Api = Handlers<typeof resourcesContract>
type Described = Pick<Parameters<Api['edit']>[1], 'name' | 'class' | 'team' | 'skills' | 'grade' | 'sort'>

const people = ['technician', 'adviser'] as const satisfies ResourceKind[]

export const addResource: Api['add'] = async (ctx, input) => {
  const isPerson = people.some(kind => kind === input.kind)
  if (isPerson !== (input.staffId !== null)) throw refuse(resourceRefusals.personOrThing)
  if (input.staffId !== null && !(await worksHere(ctx, input.staffId))) throw refuse(resourceRefusals.notHere)
  const columns = columnsOf(input.kind, input)
  await insertResource(ctx, {
    id: input.id,
    storeId: ctx.store.id,
    kind: input.kind,
    staffId: input.staffId,
    ...columns,
  })
  ctx.record({
    event: 'resource.added',
    subject: { kind: 'resource', id: input.id },
    data: { kind: input.kind, name: columns.name, class: columns.class },
  })
  return { id: input.id, version: 1 }
}

export const editResource: Api['edit'] = async (ctx, input) => {
  const resource = found(await lockResource(ctx, input.id))
  await checkVersion(ctx, resource, input.version)
  const { active } = input
  // What a class means of other things than bays is not this screen's to change.
  const kept = resource.kind === 'bay' ? {} : { class: resource.class }
  const columns = { ...columnsOf(resource.kind, input), ...kept, active }
  if (resource.active && !input.active) await checkFree(ctx, resource)
  const version = resource.version + 1
  await updateResource(ctx, resource.id, { ...columns, version })
  ctx.record({
    event: 'resource.edited',
    subject: { kind: 'resource', id: resource.id },
    data: { changed: changes(resource, columns) },
  })
  return { id: resource.id, version }
}

/** Nothing that is promised to somebody loses its place without a word. */
async function checkFree(ctx: Ctx, resource: { id: string; name: string }): Promise<void> {
  const [first, ...rest] = await bookedAhead(ctx, resource.id)
  if (!first) return
  throw refuse(resourceRefusals.stillBooked, {
    resource: resource.name,
    n: rest.length + 1,
    at: formatLocal(first.startAt, ctx.store.zone),
    label: first.label,
  })
}

/** A bay has a class, a person skills and a grade; what does not belong to the kind is not kept. */
function columnsOf(kind: ResourceKind, input: Described) {
  const isPerson = people.some(item => item === kind)
  if (kind === 'bay' && input.class === '') {
    throw refuse(resourceRefusals.classNeeded, { kind: resourceKindTexts[kind] })
  }
  return {
    name: input.name,
    class: kind === 'bay' ? input.class : '',
    team: input.team ?? '',
    skills: isPerson ? [...new Set(input.skills)] : [],
    grade: isPerson ? input.grade : 0,
    sort: input.sort,
  }
}
