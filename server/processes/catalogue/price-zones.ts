import type { catalogueContract } from '#domain/processes/catalogue/contract.ts'
import { catalogueRefusals } from '#domain/processes/catalogue/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import {
  insertZone,
  isZoneNameFree,
  listZones,
  lockZone,
  setMembers,
  updateZone,
  zoneMembers,
} from './queries-zones.ts'

type Api = Handlers<typeof catalogueContract>

export const showZones: Api['zones'] = async ctx => {
  const members = await zoneMembers(ctx)
  const named = ({ id, code, name }: (typeof members)[number]) => ({ id, code, name })
  return {
    rows: (await listZones(ctx)).map(zone => ({
      ...zone,
      stores: members.filter(store => store.zoneId === zone.id).map(named),
    })),
    ownId: members.find(store => store.id === ctx.store.id)?.zoneId ?? null,
    stores: members.map(named),
    can: { manage: ctx.can('price.zones') },
  }
}

export const addZone: Api['addZone'] = async (ctx, input) => {
  const { id, name } = input
  const codes = await codesOf(ctx, input.storeIds)
  if (!(await insertZone(ctx, { id, name }))) throw refuse(catalogueRefusals.zoneTaken, { zone: name })
  await setMembers(ctx, id, input.storeIds)
  ctx.record({ event: 'priceZone.added', subject: { kind: 'priceZone', id }, data: { name, stores: codes } })
  return { id, version: 1 }
}

export const editZone: Api['editZone'] = async (ctx, input) => {
  const zone = found(await lockZone(ctx, input.id))
  await checkVersion(ctx, zone, input.version)
  const { id, name } = input
  if (!(await isZoneNameFree(ctx, id, name))) throw refuse(catalogueRefusals.zoneTaken, { zone: name })
  const before = (await zoneMembers(ctx)).filter(store => store.zoneId === id).map(store => store.code)
  const codes = await codesOf(ctx, input.storeIds)
  const version = zone.version + 1
  await updateZone(ctx, id, { name, version })
  await setMembers(ctx, id, input.storeIds)
  ctx.record({
    event: 'priceZone.edited',
    subject: { kind: 'priceZone', id },
    data: { changed: changes({ name: zone.name, stores: before }, { name, stores: codes }) },
  })
  return { id, version }
}

async function codesOf(ctx: Ctx, storeIds: readonly string[]): Promise<string[]> {
  const codes = new Map((await zoneMembers(ctx)).map(store => [store.id, store.code]))
  return storeIds.map(id => found(codes.get(id))).toSorted()
}
