import { z } from 'zod'
import { formatFen } from '#domain/kernel/money.ts'
import { payWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { expectedFen, type Piece, piecesFen } from '#domain/processes/drawer/count.ts'
import { drawerClosingPaper } from '#domain/processes/drawer/papers/drawer-closing.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { type ClosingRecord, countsOf, movementsOf, spanOf } from './queries.ts'

const zPieces = z.array(z.object({ faceFen: z.int(), pieces: z.int() }))

export const piecesOf = (closing: ClosingRecord): Piece[] => zPieces.parse(closing.pieces)

/** The sheet that goes to finance with the money; the cashier stands for it by closing. */
export async function issueClosingPaper(ctx: Ctx, closing: ClosingRecord): Promise<void> {
  const cashier = await nameOfStaff(ctx, closing.cashierId)
  const counts = await countsOf(ctx, closing.id)
  const paper = await issuePaper(ctx, drawerClosingPaper, {
    subject: { kind: 'drawerClosing', id: closing.id },
    finder: `${cashier} ${closing.throughOn}`,
    number: closing.number,
    content: {
      cashier,
      fromOn: closing.fromOn,
      throughOn: closing.throughOn,
      closedAt: closing.closedAt,
      movements: (await movementsOf(ctx, spanOf(closing))).length,
      lines: counts.map(({ way, ...line }) => ({
        way: payWayTexts[way][0],
        ...line,
        expectedFen: expectedFen(line),
        differenceFen: line.countedFen - expectedFen(line),
      })),
      pieces: piecesOf(closing).map(each => ({
        face: formatFen(each.faceFen),
        pieces: each.pieces,
        amountFen: piecesFen([each]),
      })),
      cashFen: closing.handInFen + closing.keptFen,
      handInFen: closing.handInFen,
      keptFen: closing.keptFen,
      reason: closing.reason === '' ? null : closing.reason,
      approval: closing.state === 'asked' ? '超过允许差额，须审批' : null,
    },
  })
  await signPaper(ctx, { paperId: paper.id, role: 'cashier', method: 'staff', signerName: cashier })
}
