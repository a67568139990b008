import { sql } from 'kysely'
import type { BookingLineInput } from '#domain/processes/appointments/contract-shapes.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import type { LineInput } from '#domain/processes/repair-orders/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'

export type AgreedLine = Omit<LineInput, 'hoursCenti' | 'name' | 'unitPriceFen'> & {
  name: string
  hoursCenti: number | null
  unitPriceFen: number
  publishedPriceFen: number
  recommended: boolean
  estimateId: string
  estimateNumber: string
  /** The approval of the prices off the board on that estimate. */
  approvalId: string | null
}

/** What the customer agreed to on the estimate this booking was made from; nobody can change it any more. */
export async function agreedLinesOf(ctx: Ctx, appointmentId: string): Promise<AgreedLine[]> {
  const { rows } = await sql<AgreedLine>`
    SELECT l.id, l.kind, l.labour_operation_id, l.part_id, l.for_line_id, l.name, l.hours_centi, l.qty_milli,
      l.unit_price_fen, l.published_price_fen, l.discount_fen, l.payer, l.basis, l.basis_text, l.customer_supplied,
      l.deviation_reason, l.recommended, e.id AS estimate_id, coalesce(e.number, '') AS estimate_number,
      (SELECT p.id FROM approvals p
        WHERE p.kind = 'estimates.deviation' AND p.subject_id = e.id AND p.state = 'granted'
        ORDER BY p.decided_at DESC LIMIT 1) AS approval_id
    FROM estimates e
    JOIN estimate_options o ON o.estimate_id = e.id AND o.chosen
    JOIN estimate_lines l ON l.option_id = o.id AND l.answer = 'agreed'
    WHERE e.store_id = ${ctx.store.id} AND e.appointment_id = ${appointmentId} AND e.state = 'accepted'
    ORDER BY l.position`.execute(ctx.db)
  return rows
}

/** The line as it was agreed to; undefined for a line that rests on no estimate and costs what is published. */
export function agreedInput(line: BookingLineInput, agreed: readonly AgreedLine[]): LineInput | undefined {
  if (line.estimateLineId === null) return undefined
  const basis = agreed.find(item => item.id === line.estimateLineId)
  if (!basis) throw refuse(appointmentRefusals.notAgreed)
  if (!isSameWork(line, basis)) throw refuse(appointmentRefusals.otherThanAgreed, { name: basis.name })
  return { ...inputOf(basis), id: line.id, forLineId: line.forLineId }
}

export function inputOf(agreed: AgreedLine): LineInput {
  const { id, kind, labourOperationId, partId, forLineId, name, hoursCenti, qtyMilli, unitPriceFen } = agreed
  const { discountFen, payer, basis, basisText, customerSupplied, deviationReason } = agreed
  return {
    ...{ id, kind, labourOperationId, partId, forLineId, name, hoursCenti, qtyMilli, unitPriceFen },
    ...{ discountFen, payer, basis, basisText, customerSupplied, deviationReason },
  }
}

// A price holds for the work and the quantity it was agreed for.
function isSameWork(line: BookingLineInput, agreed: AgreedLine): boolean {
  return (
    line.kind === agreed.kind &&
    line.labourOperationId === agreed.labourOperationId &&
    line.partId === agreed.partId &&
    line.qtyMilli === agreed.qtyMilli &&
    (line.hoursCenti === null || line.hoursCenti === agreed.hoursCenti)
  )
}
