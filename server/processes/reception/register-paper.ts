import type { receptionContract } from '#domain/processes/reception/contract.ts'
import { purposeTexts, visitStateTexts } from '#domain/processes/reception/kinds.ts'
import { visitRegisterPaper } from '#domain/processes/reception/papers/visit-register.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { sha256 } from '#server/kernel/vault.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { visitsOfDay } from './queries-list.ts'

/** The register of a day; while the day runs, each print is the next revision of the same register. */
export const printRegister: Handlers<typeof receptionContract>['printRegister'] = async (ctx, input) => {
  const visits = await visitsOfDay(ctx, input.on)
  const rows = visits.map(visit => {
    const orders = visit.orders.flatMap(order => order.number ?? [])
    return {
      arrivedAt: visit.arrivedAt,
      plate: visit.plate === '' ? null : visit.plate,
      visitorName: visit.customer === '' ? null : visit.customer,
      phone: visit.phone === '' ? null : visit.phone,
      model: visit.car === '' ? null : visit.car,
      purpose: visit.purpose === null ? '未询问' : purposeTexts[visit.purpose][0],
      bookingNumber: visit.booking,
      receivedAt: visit.contactedAt,
      adviser: visit.adviser === '' ? null : visit.adviser,
      orderNumber: orders.length === 0 ? null : orders.join('、'),
      outcome: visitStateTexts[visit.state][0],
    }
  })
  const id = registerId(ctx.store.id, input.on)
  const paper = await issuePaper(ctx, visitRegisterPaper, {
    subject: { kind: 'visitRegister', id },
    finder: `来店登记表 ${input.on}`,
    number: `LD-${ctx.store.code}-${input.on.replaceAll('-', '')}`,
    content: { fromOn: input.on, toOn: input.on, rows },
  })
  if (!paper.changed) ctx.record({ event: 'visit.registerPrinted', subject: { kind: 'visitRegister', id } })
  return { paperId: paper.id, number: paper.number, rows: rows.length }
}

// One register a store and day: its id is made of both, so that every print finds the one before.
function registerId(storeId: string, on: string): string {
  const hex = sha256(`visit register ${storeId} ${on}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
