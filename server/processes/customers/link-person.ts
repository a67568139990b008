import type { Saved } from '#domain/kernel/endpoint.ts'
import { customersRefusals } from '#domain/processes/customers/refusals.ts'
import { linkRoleTexts } from '#domain/processes/customers/vehicle-kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { reopenFileAfterSale } from './files.ts'
import type { VehiclesInput } from './inputs.ts'
import { findOrAddPerson } from './people.ts'
import { findPerson } from './queries.ts'
import { endLinks, insertLink, linksOf, lockVehicle, updateVehicle, type VehicleRow } from './queries-vehicles.ts'

/**
 * Ties a person to a car as owner, user or agent. When a car is sold everyone's tie to it ends: the new owner sees what
 * was done to the car, and nothing of those who drove it before (CRM-04).
 */
export async function linkPerson(ctx: Ctx, input: VehiclesInput['link']): Promise<Saved> {
  const vehicle = found(await lockVehicle(ctx, input.id))
  await checkVersion(ctx, vehicle, input.version)
  const person = found(await findPerson(ctx, await personIdOf(ctx, input)))
  const current = (await linksOf(ctx, vehicle.id)).filter(link => link.until === null)
  if (current.some(link => link.id === person.id && link.role === input.role)) {
    throw refuse(customersRefusals.linkedAlready, {
      name: person.name,
      role: linkRoleTexts[input.role],
    })
  }
  const owner = input.role === 'owner' ? current.find(link => link.role === 'owner') : undefined
  if (owner && !input.ownerChange) throw refuse(customersRefusals.ownerExists, { name: owner.name, personId: owner.id })
  if (owner) await endLinks(ctx, vehicle.id, 'all')
  await insertLink(ctx, { vehicleId: vehicle.id, personId: person.id, role: input.role, since: ctx.now })
  if (owner) await reopenFileAfterSale(ctx, vehicle)
  ctx.record({
    event: owner ? 'vehicle.ownerChanged' : 'vehicle.personLinked',
    subject: { kind: 'vehicle', id: vehicle.id },
    data: { person: person.id, role: input.role, ...(owner ? { formerOwner: owner.id } : {}) },
  })
  return raiseVersion(ctx, vehicle)
}

async function personIdOf(ctx: Ctx, input: VehiclesInput['link']): Promise<string> {
  if (input.personId !== undefined) return input.personId
  if (input.newPerson === undefined) throw refuse(customersRefusals.personNeeded)
  return (await findOrAddPerson(ctx, input.newPerson)).id
}

export async function unlinkPerson(ctx: Ctx, input: VehiclesInput['unlink']): Promise<Saved> {
  const vehicle = found(await lockVehicle(ctx, input.id))
  await checkVersion(ctx, vehicle, input.version)
  const ended = await endLinks(ctx, vehicle.id, { personId: input.personId, role: input.role })
  if (ended === 0) throw refuse(customersRefusals.notLinked)
  ctx.record({
    event: 'vehicle.personUnlinked',
    subject: { kind: 'vehicle', id: vehicle.id },
    data: { person: input.personId, role: input.role },
  })
  return raiseVersion(ctx, vehicle)
}

async function raiseVersion(ctx: Ctx, vehicle: VehicleRow): Promise<Saved> {
  const version = vehicle.version + 1
  await updateVehicle(ctx, vehicle.id, { version })
  return { id: vehicle.id, version }
}
