import { newId } from '#domain/kernel/id.ts'
import { type Fen, sumFen } from '#domain/kernel/money.ts'
import { dateOn, type Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { EndedVisit } from './ended-visit.ts'
import { insertRows } from './insert-rows.ts'
import type { PaymentRow, StatementRow } from './money-rows.ts'

type Account = {
  kind: 'receivable' | 'revenue' | 'till'
  subjectKind: string
  subjectId: string
  label: string
  mayBeNegative: boolean
}
type Entry = { account: Account; amountFen: Fen }
export type Posting = {
  id: string
  kind: 'statement.bill' | 'payment.taken'
  statementId: string
  at: Instant
  byStaff: string
  note: string
  entries: readonly Entry[]
}

/** What was billed is owed and earned; what was paid lies in the till and is owed no longer. */
export function postingsOf(
  storeId: string,
  { number }: EndedVisit,
  statements: readonly StatementRow[],
  payments: readonly PaymentRow[],
): Posting[] {
  const billed = statements
    .filter(statement => statement.totalFen > 0)
    .map(
      ({ id, totalFen, totalledAt, totalledBy }): Posting => ({
        id: newId(),
        kind: 'statement.bill',
        statementId: id,
        at: totalledAt,
        byStaff: totalledBy,
        note: number,
        entries: [
          { account: receivable(id), amountFen: totalFen },
          { account: { ...ofStore(storeId), kind: 'revenue', label: '' }, amountFen: -totalFen },
        ],
      }),
    )
  const paid = payments.map(
    ({ postingId, statementId, amountFen, way, startedAt, takenBy }): Posting => ({
      id: postingId,
      kind: 'payment.taken',
      statementId,
      at: startedAt,
      byStaff: takenBy,
      note: '',
      entries: [
        { account: { ...ofStore(storeId), kind: 'till', label: way }, amountFen },
        { account: receivable(statementId), amountFen: -amountFen },
      ],
    }),
  )
  return [...billed, ...paid]
}

/** The batch's entries, and with them in one transaction the balances they make. */
export async function writePostings(ctx: Ctx, postings: readonly Posting[]): Promise<void> {
  const entries = postings.flatMap(posting => posting.entries.map(entry => ({ posting, ...entry })))
  const accountIds = new Map<string, string>()
  for (const [key, own] of Map.groupBy(entries, entry => keyOf(entry.account))) {
    const [first] = own
    if (first) accountIds.set(key, await addToAccount(ctx, first.account, sumFen(own.map(entry => entry.amountFen))))
  }
  await insertRows(
    ctx,
    'moneyEntries',
    entries.map(({ posting, account, amountFen }) => ({
      id: newId(),
      storeId: ctx.store.id,
      postingId: posting.id,
      accountId: accountIds.get(keyOf(account)) ?? '',
      amountFen,
      kind: posting.kind,
      subjectKind: 'statement',
      subjectId: posting.statementId,
      businessOn: dateOn(posting.at, ctx.store.zone),
      at: posting.at,
      byStaff: posting.byStaff,
      note: posting.note,
    })),
  )
}

async function addToAccount(ctx: Ctx, account: Account, balanceFen: Fen): Promise<string> {
  const row = await ctx.db
    .insertInto('moneyAccounts')
    .values({ ...account, id: newId(), storeId: ctx.store.id, balanceFen })
    .onConflict(conflict =>
      conflict
        .columns(['storeId', 'kind', 'subjectId', 'label'])
        .doUpdateSet(eb => ({ balanceFen: eb('moneyAccounts.balanceFen', '+', eb.ref('excluded.balanceFen')) })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

const ofStore = (subjectId: string) => ({ subjectKind: 'store', subjectId, mayBeNegative: true })
const receivable = (subjectId: string): Account => ({
  kind: 'receivable',
  subjectKind: 'statement',
  subjectId,
  label: '',
  mayBeNegative: false,
})
const keyOf = ({ kind, subjectId, label }: Account): string => `${kind} ${subjectId} ${label}`
