import { expect, test } from 'vitest'
import { roleTexts } from '#domain/mechanisms/access/roles.ts'
import {
  expertsFor,
  isTicketLate,
  mayAnswer,
  mayEnd,
  orderTicketKinds,
  ticketAfter,
  ticketKinds,
  ticketRules,
  ticketStates,
  ticketSteps,
} from './work-tickets.ts'

test('WKS-15, WKS-17: every step of every kind leads on, or is refused', () => {
  const possible = ticketKinds.flatMap(kind =>
    ticketStates.flatMap(state =>
      ticketSteps.flatMap(step => {
        const next = ticketAfter(kind, state, step)
        return next === undefined ? [] : [`${kind} ${state} ${step} ${next}`]
      }),
    ),
  )
  const common = (kind: string) => [
    `${kind} called accept accepted`,
    `${kind} called arrive arrived`,
    `${kind} called withdraw withdrawn`,
    `${kind} accepted arrive arrived`,
    `${kind} accepted withdraw withdrawn`,
    `${kind} arrived end ended`,
  ]
  const early = (kind: string) => [`${kind} called end ended`, `${kind} accepted end ended`]
  const expected = [...ticketKinds.flatMap(common), ...orderTicketKinds.flatMap(early)]
  expect(possible.toSorted()).toEqual(expected.toSorted())
})

test('RO-13, WKS-17: a mismatch ends when the customer knows, trouble with its cause', () => {
  expect(mayEnd('mismatch', { cause: '', toldChannel: '' }).ok).toBe(false)
  expect(mayEnd('mismatch', { cause: '', toldChannel: 'call' }).ok).toBe(true)
  expect(mayEnd('andon', { cause: '  ', toldChannel: '' }).ok).toBe(false)
  expect(mayEnd('andon', { cause: '举升机漏油', toldChannel: '' }).ok).toBe(true)
  expect(mayEnd('help', { cause: '', toldChannel: '' }).ok).toBe(true)
})

test('WKS-15: the owner, the role asked and who leads them may answer, nobody else', () => {
  const ticket = { kind: 'cooperation', toRole: 'R-PARTS', ownerId: 'a', experts: [] } as const
  expect(mayAnswer(ticket, { id: 'b', roles: ['R-TECH'] })).toBe(false)
  expect(mayAnswer(ticket, { id: 'a', roles: [] })).toBe(true)
  expect(mayAnswer(ticket, { id: 'b', roles: ['R-PARTS'] })).toBe(true)
  expect(mayAnswer(ticket, { id: 'b', roles: ['R-WS-MGR'] })).toBe(true)
  expect(mayAnswer({ ...ticket, kind: 'technician' }, { id: 'a', roles: [] })).toBe(false)
  for (const { toRole, roles } of Object.values(ticketRules))
    expect(roleTexts).toMatchObject(namesOf([toRole, ...roles]))
})

test('WKS-20: help is asked of higher grades, the highest first, never of oneself', () => {
  const people = [
    { staffId: 'low', grade: 1 },
    { staffId: 'same', grade: 3 },
    { staffId: 'high', grade: 4 },
    { staffId: 'top', grade: 5 },
  ]
  expect(expertsFor(people, { staffId: 'same', grade: 3 })).toEqual(['top', 'high'])
  expect(expertsFor(people, { staffId: 'top', grade: 5 })).toEqual([])
})

test('WKS-15, WKS-17: the clock stops with the taking or with the answer, as the kind says', () => {
  const dueAt = '2027-03-02T02:00:00.000Z'
  const taken = { dueAt, acceptedAt: '2027-03-02T01:00:00.000Z', endedAt: '2027-03-02T03:00:00.000Z' }
  const after = '2027-03-02T02:00:01.000Z'
  expect(isTicketLate({ kind: 'andon', ...taken }, after)).toBe(false)
  expect(isTicketLate({ kind: 'cooperation', ...taken }, after)).toBe(true)
  expect(isTicketLate({ kind: 'help', dueAt, acceptedAt: null, endedAt: null }, after)).toBe(true)
  expect(isTicketLate({ kind: 'help', dueAt, acceptedAt: null, endedAt: null }, dueAt)).toBe(false)
})

const namesOf = (roles: readonly string[]) => Object.fromEntries(roles.map(role => [role, expect.anything()]))
