import { sql } from 'kysely'
import { newId } from '#domain/kernel/id.ts'
import { type Fen, formatFen } from '#domain/kernel/money.ts'
import type { DateOn } from '#domain/kernel/time.ts'
import {
  type AccountKind,
  accountTexts,
  heldFen,
  isBalanced,
  mergeEntries,
} from '#domain/mechanisms/ledgers/accounts.ts'
import { ledgerRefusals } from '#domain/mechanisms/ledgers/refusals.ts'
import { type Ctx, type Subject, staffIdOrNull } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import { openDayOf } from './drawers.ts'

/** An account is opened by the first entry on it. `mayBeNegative: false` keeps it from being overpaid or overdrawn. */
export type Account = { kind: AccountKind; subject: Subject; label?: string; mayBeNegative: boolean }
export type MoneyEntry = { account: Account; amountFen: Fen }
export type MoneyPosting = {
  kind: string
  subject: Subject
  entries: readonly MoneyEntry[]
  note?: string
  /** Whose drawer the till's entries go through; without it, of whoever acts. */
  cashierId?: string | null
  /** The business day, where it is not today: what belongs to a closing stands in the day that is closed. */
  businessOn?: DateOn
}

type Line = {
  kind: AccountKind
  subjectKind: string
  subjectId: string
  label: string
  mayBeNegative: boolean
  amountFen: Fen
}

/**
 * Books one posting, debits positive, summing to zero (see accounts.ts for the signs). All its accounts are locked in
 * one order, each balance changes with its entry and refuses to pass zero where the account forbids it.
 * @returns the posting's id
 */
export async function postMoney(ctx: Ctx, posting: MoneyPosting): Promise<string> {
  const lines = mergeEntries(posting.entries.map(flat))
  if (lines.length === 0 || !isBalanced(lines)) throw refuse(ledgerRefusals.unbalanced)
  const accounts = await lockAccounts(ctx, lines)
  const cashierId = lines.some(line => line.kind === 'till') ? (posting.cashierId ?? staffIdOrNull(ctx)) : null
  const businessOn = posting.businessOn ?? (await openDayOf(ctx, cashierId))
  for (const line of lines) {
    const account = accounts.get(keyOf(line))
    if (!account) throw new Error('An account is missing after it was opened')
    await changeBalance(ctx, account, line)
  }
  const postingId = newId()
  const common = {
    storeId: ctx.store.id,
    postingId,
    kind: posting.kind,
    subjectKind: posting.subject.kind,
    subjectId: posting.subject.id,
    businessOn,
    at: ctx.now,
    byStaff: staffIdOrNull(ctx),
    note: posting.note ?? '',
  }
  const entries = lines.map(line => ({
    ...common,
    id: newId(),
    accountId: accounts.get(keyOf(line))?.id ?? '',
    amountFen: line.amountFen,
    cashierId: line.kind === 'till' ? cashierId : null,
  }))
  await ctx.db.insertInto('moneyEntries').values(entries).execute()
  return postingId
}

/** What the account holds, seen from its own side: a deposit left with us and an amount owed to us are both positive. */
export async function balanceOf(ctx: Ctx, kind: AccountKind, subjectId: string, label = ''): Promise<Fen> {
  const row = await ctx.db
    .selectFrom('moneyAccounts')
    .select('balanceFen')
    .where('storeId', '=', ctx.store.id)
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .where('label', '=', label)
    .executeTakeFirst()
  return heldFen(kind, row?.balanceFen ?? 0)
}

/** Every entry that concerns a subject: booked for it, or on an account of its own. */
export async function entriesOf(ctx: Ctx, subjectId: string) {
  return ctx.db
    .selectFrom('moneyEntries as e')
    .innerJoin('moneyAccounts as a', 'a.id', 'e.accountId')
    .leftJoin('staff as s', 's.id', 'e.byStaff')
    .select(['e.id', 'e.postingId', 'e.amountFen', 'e.kind', 'e.subjectKind', 'e.subjectId', 'e.businessOn', 'e.at'])
    .select(['e.note', 'e.byStaff', 's.name as byName', 'a.kind as accountKind', 'a.label', 'a.subjectId as accountOf'])
    .where('e.storeId', '=', ctx.store.id)
    .where(eb => eb.or([eb('e.subjectId', '=', subjectId), eb('a.subjectId', '=', subjectId)]))
    .orderBy('e.at')
    .orderBy('e.id')
    .execute()
}

const flat = ({ account, amountFen }: MoneyEntry): Line => ({
  kind: account.kind,
  subjectKind: account.subject.kind,
  subjectId: account.subject.id,
  label: account.label ?? '',
  mayBeNegative: account.mayBeNegative,
  amountFen,
})

const keyOf = (key: { kind: string; subjectId: string; label: string }): string =>
  `${key.kind} ${key.subjectId} ${key.label}`

/** Holds accounts until the end of the transaction, opened where they did not exist: nothing else is booked on them meanwhile. */
export async function holdAccounts(ctx: Ctx, accounts: readonly Account[]): Promise<void> {
  await lockAccounts(
    ctx,
    accounts.map(account => flat({ account, amountFen: 0 })),
  )
}

type LockedAccount = { id: string; kind: AccountKind; subjectId: string; label: string; balanceFen: Fen }

async function lockAccounts(ctx: Ctx, lines: readonly Line[]): Promise<Map<string, LockedAccount>> {
  await ctx.db
    .insertInto('moneyAccounts')
    .values(lines.map(({ amountFen: _, ...line }) => ({ ...line, id: newId(), storeId: ctx.store.id })))
    .onConflict(conflict => conflict.columns(['storeId', 'kind', 'subjectId', 'label']).doNothing())
    .execute()
  const rows = await ctx.db
    .selectFrom('moneyAccounts')
    .select(['id', 'kind', 'subjectId', 'label', 'balanceFen'])
    .where('storeId', '=', ctx.store.id)
    .where(eb =>
      eb.or(
        lines.map(line =>
          eb.and([eb('kind', '=', line.kind), eb('subjectId', '=', line.subjectId), eb('label', '=', line.label)]),
        ),
      ),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Map(rows.map(row => [keyOf(row), row]))
}

// The table's own check says the same as this guard; here it is said before the transaction is lost.
async function changeBalance(ctx: Ctx, account: LockedAccount, line: Line): Promise<void> {
  const { rows } = await sql`UPDATE money_accounts SET balance_fen = balance_fen + ${line.amountFen}
    WHERE id = ${account.id} AND (may_be_negative
      OR CASE WHEN kind IN ('deposit', 'revenue') THEN balance_fen + ${line.amountFen} <= 0
         ELSE balance_fen + ${line.amountFen} >= 0 END)
    RETURNING id`.execute(ctx.db)
  if (rows.length === 1) return
  throw refuse(ledgerRefusals.overdrawn, {
    account: accountTexts[line.kind],
    wanted: formatFen(Math.abs(line.amountFen)),
    available: formatFen(heldFen(line.kind, account.balanceFen)),
  })
}
