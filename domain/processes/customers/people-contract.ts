import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zDateOn, zId, zLimit, zOptionalText, zPhone, zText, zVersion } from '#domain/kernel/input.ts'
import { linkRoles } from './vehicle-kinds.ts'

const tag = 'people'

export const personKinds = ['person', 'company'] as const
export const salutations = ['', '先生', '女士'] as const
export const contactChannels = ['call', 'wechat', 'sms', 'mail'] as const

const zTags = z.array(zText(20)).max(30)

const zPersonFields = {
  kind: z.enum(personKinds),
  name: zText(60),
  salutation: z.enum(salutations),
  address: zOptionalText(200),
  mail: zOptionalText(100),
  birthdayOn: zDateOn.nullable(),
  creditCode: zOptionalText(30),
  preferredChannel: z.enum(contactChannels),
  convenientTime: zOptionalText(60),
  tags: zTags,
  interests: zTags,
}

export const zPersonVehicle = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  role: z.enum(linkRoles),
  since: z.string(),
  until: z.string().nullable(),
})

export const zPerson = z.object({
  id: z.string(),
  kind: z.enum(personKinds),
  name: z.string(),
  salutation: z.string(),
  phoneMasked: z.string(),
  phone2Masked: z.string(),
  address: z.string(),
  mail: z.string(),
  birthdayOn: z.string().nullable(),
  creditCode: z.string(),
  preferredChannel: z.string(),
  convenientTime: z.string(),
  tags: z.array(z.string()),
  interests: z.array(z.string()),
  privacyAcceptedAt: z.string().nullable(),
  verifiedOn: z.string().nullable(),
  createdAt: z.string(),
  version: z.int(),
  vehicles: z.array(zPersonVehicle),
  can: z.object({ edit: z.boolean(), revealPhone: z.boolean() }),
})
export type PersonView = z.infer<typeof zPerson>

const zPersonRow = z.object({
  id: z.string(),
  kind: z.enum(personKinds),
  name: z.string(),
  salutation: z.string(),
  phoneMasked: z.string(),
  tags: z.array(z.string()),
  verifiedOn: z.string().nullable(),
  createdAt: z.string(),
  vehicles: z.array(z.object({ id: z.string(), name: z.string(), title: z.string() })),
})

export const peopleContract = {
  list: endpoint({
    method: 'GET',
    path: '/people',
    access: 'person.open',
    summary: 'Customers of the group, newest first, by name, tag or state of checking',
    tag,
    input: {
      name: zText(40).optional(),
      kind: z.enum(personKinds).optional(),
      tag: zText(20).optional(),
      /** Not checked with the customer since this day. */
      notVerifiedSince: zDateOn.optional(),
      limit: zLimit.default(50),
      cursor: zCursor.optional(),
    },
    output: pageOf(zPersonRow),
  }),
  get: endpoint({
    method: 'GET',
    path: '/people/{id}',
    access: 'person.open',
    summary: 'A customer with their cars; phone numbers are masked',
    tag,
    input: { id: zId },
    output: zPerson,
  }),
  add: endpoint({
    method: 'POST',
    path: '/people',
    access: 'person.edit',
    summary: 'Record a customer',
    tag,
    input: {
      ...zPersonFields,
      id: zId,
      kind: zPersonFields.kind.default('person'),
      salutation: zPersonFields.salutation.default(''),
      phone: zPhone.nullish(),
      phone2: zPhone.nullish(),
      birthdayOn: zDateOn.nullable().default(null),
      preferredChannel: zPersonFields.preferredChannel.default('call'),
      tags: zTags.default([]),
      interests: zTags.default([]),
      privacyAccepted: z.boolean().default(false),
    },
    output: zSaved,
  }),
  edit: endpoint({
    method: 'POST',
    path: '/people/{id}/edit',
    access: 'person.edit',
    summary: 'Change what is known of a customer; a phone that is left out stays, null removes it',
    tag,
    input: {
      id: zId,
      version: zVersion,
      ...z.object(zPersonFields).partial().shape,
      phone: zPhone.nullable().optional(),
      phone2: zPhone.nullable().optional(),
      privacyAccepted: z.literal(true).optional(),
    },
    output: zSaved,
  }),
  verify: endpoint({
    method: 'POST',
    path: '/people/{id}/verification',
    access: 'person.edit',
    summary: 'Note that the customer has confirmed these data today',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved,
  }),
  revealPhone: endpoint({
    method: 'POST',
    path: '/people/{id}/phone',
    access: 'person.revealPhone',
    summary: 'The whole phone number; who looked and why goes on the timeline',
    tag,
    input: { id: zId, which: z.enum(['first', 'second']).default('first'), reason: zText(100) },
    output: z.object({ phone: z.string() }),
  }),
  sameAs: endpoint({
    method: 'GET',
    path: '/people/same-phone',
    access: 'person.open',
    summary: 'Customers who have this phone, to ask before a second record is made',
    tag,
    input: { phone: zPhone },
    output: z.object({ rows: z.array(zPersonRow) }),
  }),
}
