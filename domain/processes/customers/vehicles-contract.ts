import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import {
  zBool,
  zCursor,
  zDateOn,
  zId,
  zLimit,
  zOptionalText,
  zPhone,
  zPlate,
  zText,
  zVersion,
  zVin,
} from '#domain/kernel/input.ts'
import { zGroupVisit, zOverview } from './overview-shape.ts'
import { personKinds, salutations } from './people-contract.ts'
import { bodies, linkRoles, powers, usages } from './vehicle-kinds.ts'

const tag = 'vehicles'

/** Somebody who may be on record already: found by name and phone, or else added. */
const zNewPerson = z.strictObject({
  name: zText(60),
  phone: zPhone.nullish(),
  kind: z.enum(personKinds).default('person'),
  salutation: z.enum(salutations).default(''),
})

export const zMileageKm = z.int().min(0).max(3_000_000)
const zYear = z.int().min(1980).max(2100)
const zMonths = z.int().min(1).max(60)

export const zVehicleFields = {
  vin: zVin.nullable(),
  vinMissingReason: zOptionalText(60),
  brand: zText(30),
  series: zText(40),
  model: zOptionalText(60),
  power: z.enum(powers),
  body: z.enum(bodies),
  modelYear: zYear.nullable(),
  displacement: zOptionalText(10),
  engineNo: zOptionalText(30),
  colour: zOptionalText(20),
  usage: z.enum(usages),
  purchasedOn: zDateOn.nullable(),
  firstRegisteredOn: zDateOn.nullable(),
  serviceIntervalKm: z.int().min(500).max(100_000).nullable(),
  serviceIntervalMonths: zMonths.nullable(),
  insuranceUntil: zDateOn.nullable(),
  inspectionUntil: zDateOn.nullable(),
}

const zVehicleSaved = zSaved.extend({
  /** Things to look at again, such as a wrong check digit; nothing was refused for them. */
  warnings: z.array(z.enum(['vinCheckDigit', 'mileageSurprising'])),
})

const zVehicleRow = z.object({
  id: z.string(),
  plate: z.string().nullable(),
  vin: z.string().nullable(),
  title: z.string(),
  power: z.string(),
  colour: z.string(),
  mileageKm: z.int(),
  nextServiceOn: z.string().nullable(),
  nextServiceKm: z.int().nullable(),
  insuranceUntil: z.string().nullable(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  lastVisitAt: z.string().nullable(),
  openItems: z.int(),
})

const queries = {
  list: endpoint({
    method: 'GET',
    path: '/vehicles',
    access: 'vehicle.open',
    summary: 'Cars of the group, newest first, by make, plate, next service or what is open',
    tag,
    input: {
      plate: zText(10).optional(),
      brand: zText(30).optional(),
      series: zText(40).optional(),
      power: z.enum(powers).optional(),
      /** Next service on or before this day. */
      serviceDueBefore: zDateOn.optional(),
      /** Not in this store since this day. */
      noVisitSince: zDateOn.optional(),
      withOpenItems: zBool.optional(),
      limit: zLimit.default(50),
      cursor: zCursor.optional(),
    },
    output: pageOf(zVehicleRow),
  }),
  brands: endpoint({
    method: 'GET',
    path: '/vehicles/brands',
    access: 'vehicle.open',
    summary: 'Brands and series on record, for filters and for typing less',
    tag,
    input: {},
    output: z.object({ rows: z.array(z.object({ brand: z.string(), series: z.array(z.string()) })) }),
  }),
  overview: endpoint({
    method: 'GET',
    path: '/vehicles/{id}',
    access: 'vehicle.open',
    summary: 'Everything this store knows of a car, warnings first',
    tag,
    input: { id: zId },
    output: zOverview,
  }),
  groupHistory: endpoint({
    method: 'GET',
    path: '/vehicles/{id}/group-history',
    access: 'vehicle.groupHistory',
    summary: 'What was done to a car in the other stores of the group, without money and people',
    tag,
    input: { id: zId },
    output: z.object({ rows: z.array(zGroupVisit) }),
  }),
}

const commands = {
  add: endpoint({
    method: 'POST',
    path: '/vehicles',
    access: 'vehicle.edit',
    summary: 'Record a car, with its owner when known; a plate may be moved here from another car',
    tag,
    input: {
      id: zId,
      ...z.object(zVehicleFields).partial().shape,
      brand: zVehicleFields.brand,
      series: zVehicleFields.series,
      power: zVehicleFields.power.default('petrol'),
      body: zVehicleFields.body.default('sedan'),
      plate: zPlate.nullish(),
      movePlateFrom: zId.optional(),
      mileageKm: zMileageKm.optional(),
      ownerId: zId.optional(),
      newOwner: zNewPerson.optional(),
    },
    output: zVehicleSaved,
  }),
  edit: endpoint({
    method: 'POST',
    path: '/vehicles/{id}/edit',
    access: 'vehicle.edit',
    summary: 'Change what is known of a car',
    tag,
    input: { id: zId, version: zVersion, ...z.object(zVehicleFields).partial().shape },
    output: zVehicleSaved,
  }),
  setPlate: endpoint({
    method: 'POST',
    path: '/vehicles/{id}/plate',
    access: 'vehicle.edit',
    summary: 'Give a car another plate or none; the former one stays in its history',
    tag,
    input: { id: zId, version: zVersion, plate: zPlate.nullable(), movePlateFrom: zId.optional() },
    output: zSaved,
  }),
  link: endpoint({
    method: 'POST',
    path: '/vehicles/{id}/people',
    access: 'vehicle.edit',
    summary: 'Tie a person to a car; a new owner needs `ownerChange`, which ends all former ties',
    tag,
    input: {
      id: zId,
      version: zVersion,
      personId: zId.optional(),
      newPerson: zNewPerson.optional(),
      role: z.enum(linkRoles),
      ownerChange: z.boolean().default(false),
    },
    output: zSaved,
  }),
  unlink: endpoint({
    method: 'POST',
    path: '/vehicles/{id}/people/end',
    access: 'vehicle.edit',
    summary: 'End the tie of a person to a car',
    tag,
    input: { id: zId, version: zVersion, personId: zId, role: z.enum(linkRoles) },
    output: zSaved,
  }),
  correctMileage: endpoint({
    method: 'POST',
    path: '/vehicles/{id}/mileage',
    access: 'vehicle.correctMileage',
    summary: 'Put a wrong mileage right, or start anew with a replaced odometer',
    tag,
    input: { id: zId, version: zVersion, km: zMileageKm, reason: zText(200) },
    output: zSaved,
  }),
  planService: endpoint({
    method: 'POST',
    path: '/vehicles/{id}/next-service',
    access: 'vehicle.edit',
    summary: 'Set when the next service is due and what it holds',
    tag,
    input: {
      id: zId,
      version: zVersion,
      on: zDateOn.nullable(),
      km: zMileageKm.nullable(),
      content: zOptionalText(200),
    },
    output: zSaved,
  }),
}

export const vehiclesContract = { ...queries, ...commands }
