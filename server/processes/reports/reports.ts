import { canonicalJson } from '#domain/kernel/canonical.ts'
import { newId } from '#domain/kernel/id.ts'
import { sumFen } from '#domain/kernel/money.ts'
import { addHours, addMinutes, dateOn, formatLocal, instantOf, minInstant } from '#domain/kernel/time.ts'
import { bodyTexts, isBody } from '#domain/processes/customers/vehicle-kinds.ts'
import { orderKindTexts } from '#domain/processes/repair-orders/kinds.ts'
import type { reportsContract } from '#domain/processes/reports/contract.ts'
import { addsUp, type Figures, zFigures } from '#domain/processes/reports/figures.ts'
import { statisticsPaper } from '#domain/processes/reports/papers/statistics.ts'
import { cutOffBefore, periodsDueOn } from '#domain/processes/reports/periods.ts'
import { reportRefusals } from '#domain/processes/reports/refusals.ts'
import { reportDuties, reportKindTexts } from '#domain/processes/reports/texts.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Job } from '#server/kernel/jobs.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { schedule, type Timer } from '#server/kernel/timers.ts'
import { sha256 } from '#server/kernel/vault.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { staffWithRole } from '#server/mechanisms/access/queries.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { notify } from '#server/mechanisms/duties/notify.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import {
  billsSum,
  cellsOf,
  countedBefore,
  findReport,
  insertReceipts,
  insertReport,
  listReports,
  lockReport,
  markReceipt,
  type ReportRow,
  receiptsOf,
  type Span,
  saveReport,
  takenBackSum,
  uncategorised,
} from './queries.ts'
import { feesOf, feesSum } from './queries-fees.ts'
import { billsOf, standOf } from './queries-rows.ts'

type Api = Handlers<typeof reportsContract>

const DRAFT = 'reports.draft'
const REMIND = 'reports.remind'
const DRAFT_MINUTES = 30
const REMIND_HOURS = 4
/** Finance department, the manager in charge, the manager. */
const recipientRoles = ['R-FIN', 'R-SVC-MGR', 'R-GM'] as const

/** RPT-01..03: every working day opens what is due at its end, with a draft before and a duty on it. */
export async function planReports(ctx: Ctx): Promise<number> {
  const calendar = await calendarOf(ctx)
  const on = dateOn(ctx.now, ctx.store.zone)
  let opened = 0
  for (const period of periodsDueOn(calendar, on)) {
    const id = newId()
    const draftAt = addMinutes(period.dueAt, -DRAFT_MINUTES)
    const cutOff = cutOffBefore(calendar, period) ?? instantOf(period.fromOn, '00:00', ctx.store.zone)
    const row = { ...period, id, storeId: ctx.store.id, supplementFromAt: cutOff, draftAt, createdAt: ctx.now }
    if (!(await insertReport(ctx, row))) continue
    opened++
    await schedule(ctx, DRAFT, id, draftAt)
    await openDuty(ctx, reportDuties[period.kind], {
      subject: { kind: 'report', id },
      params: { period: periodText(period) },
      dueAt: period.dueAt,
    })
    const subject = { kind: 'report', id }
    ctx.record({ event: 'report.planned', subject, data: { kind: period.kind, dueAt: period.dueAt } })
  }
  return opened
}

export const PLAN_REPORTS = 'reports.plan'
export const planReportsJob: Job = {
  name: PLAN_REPORTS,
  run: async run => void (await run.within(planReports)),
}

export const draftReportTimer: Timer = {
  kind: DRAFT,
  run: async (ctx, id) => {
    const report = await lockReport(ctx, id)
    if (!report || report.draftedAt !== null) return
    await saveReport(ctx, id, { draftedAt: ctx.now })
    ctx.record({ event: 'report.drafted', subject: { kind: 'report', id } })
  },
}

/** RPT-05: whoever has not opened the report by then is reminded, once. */
export const remindReadersTimer: Timer = {
  kind: REMIND,
  run: async (ctx, id) => {
    const report = found(await findReport(ctx, id))
    for (const receipt of await receiptsOf(ctx, id)) {
      if (receipt.readAt !== null) continue
      await markReceipt(ctx, id, receipt.staffId, 'remindedAt')
      await notify(ctx, { to: { staffId: receipt.staffId }, kind: 'reports.remind', ...addressed(report) })
    }
  },
}

const periodText = ({ fromOn, toOn }: { fromOn: string; toOn: string }) =>
  fromOn === toOn ? toOn : `${fromOn}–${toOn}`

const addressed = (report: ReportRow) => ({
  subject: { kind: 'report', id: report.id },
  params: { period: periodText(report), kind: reportKindTexts[report.kind][0] },
})

type Spans = { main: Span; supplement: Span }

/** Counted up to the cut-off, the sending or now, whichever is earliest; the supplement begins where the report before ended. */
async function spansOf(ctx: Ctx, report: ReportRow): Promise<Spans> {
  const fromAt = instantOf(report.fromOn, '00:00', ctx.store.zone)
  const untilAt = minInstant(report.dueAt, report.sentAt ?? ctx.now)
  const supplementFromAt = (await countedBefore(ctx, report)) ?? report.supplementFromAt
  return { main: { fromAt, untilAt }, supplement: { fromAt: supplementFromAt, untilAt: fromAt } }
}

async function figuresOf(ctx: Ctx, report: ReportRow): Promise<Figures> {
  const { main, supplement } = await spansOf(ctx, report)
  const whole = await billsSum(ctx, main)
  const late = await billsSum(ctx, supplement)
  const fees = await feesSum(ctx, main)
  const lateFees = await feesSum(ctx, supplement)
  const back = await takenBackSum(ctx, { fromAt: supplement.fromAt, untilAt: main.untilAt })
  const stand = await standOf(ctx, { fromAt: supplement.fromAt, untilAt: main.untilAt })
  return {
    untilAt: main.untilAt,
    cells: await cellsOf(ctx, main),
    orders: whole.count,
    cars: whole.cars,
    revenueFen: sumFen([whole.fen, fees.amountFen]),
    fees,
    supplement: { orders: late.count, revenueFen: sumFen([late.fen, lateFees.amountFen]), fees: lateFees },
    withdrawn: { bills: back.count, revenueFen: back.fen },
    arrears: { debts: stand.debts, amountFen: stand.debtsFen },
    unsettled: { bills: stand.unsettled, amountFen: stand.unsettledFen },
    refunds: { count: stand.refunds, amountFen: stand.refundsFen },
  }
}

const isLate = (ctx: Ctx, report: { sentAt: string | null; dueAt: string }) => (report.sentAt ?? ctx.now) > report.dueAt

const checkSumOf = (figures: Figures) => sha256(canonicalJson(figures))

const get: Api['get'] = async (ctx, input) => {
  const report = found(await findReport(ctx, input.id))
  const figures = report.figures === null ? await figuresOf(ctx, report) : zFigures.parse(report.figures)
  const receipts = await receiptsOf(ctx, report.id)
  const { id, kind, fromOn, toOn, draftAt, dueAt, sentAt, comment, paperId, version } = report
  const isDrafted = ctx.now >= draftAt
  return {
    ...{ id, kind, fromOn, toOn, draftAt, dueAt, sentAt, comment, paperId, version, figures, receipts },
    isLate: isLate(ctx, report),
    checkSum: report.checkSum ?? checkSumOf(figures),
    exceptions: sentAt === null ? await uncategorised(ctx, (await spansOf(ctx, report)).main) : [],
    can: {
      send: sentAt === null && isDrafted && ctx.can('report.send'),
      read: receipts.some(receipt => receipt.staffId === ctx.actor.id && receipt.readAt === null),
    },
  }
}

const send: Api['send'] = async (ctx, input) => {
  const report = found(await lockReport(ctx, input.id))
  if (report.sentAt !== null) throw refuse(reportRefusals.sent)
  await checkVersion(ctx, report, input.version)
  if (ctx.now < report.draftAt)
    throw refuse(reportRefusals.notDrafted, { at: formatLocal(report.draftAt, ctx.store.zone, 'minute') })
  const gaps = await uncategorised(ctx, (await spansOf(ctx, report)).main)
  if (gaps.length > 0) {
    const orders = gaps.map(gap => gap.number ?? gap.orderId).join('、')
    throw refuse(reportRefusals.incomplete, { count: gaps.length, orders })
  }
  const figures = await figuresOf(ctx, report)
  if (!addsUp(figures)) throw refuse(reportRefusals.wrongSum)
  const checkSum = checkSumOf(figures)
  const people = await recipients(ctx)
  const paperId = await printed(ctx, report, figures, { checkSum, comment: input.comment })
  const version = report.version + 1
  const sent = { sentAt: ctx.now, sentBy: staffId(ctx), comment: input.comment, checkSum, paperId, version }
  await saveReport(ctx, report.id, { ...sent, figures: JSON.stringify(figures) })
  await insertReceipts(ctx, report.id, people)
  for (const { staffId: to } of people)
    await notify(ctx, { to: { staffId: to }, kind: 'reports.sent', ...addressed(report) })
  await schedule(ctx, REMIND, report.id, addHours(ctx.now, REMIND_HOURS))
  await closeDuty(ctx, reportDuties[report.kind], report.id)
  const data = { checkSum, late: ctx.now > report.dueAt }
  ctx.record({ event: 'report.sent', subject: { kind: 'report', id: report.id }, data })
  return { id: report.id, version }
}

async function recipients(ctx: Ctx): Promise<{ staffId: string; role: string }[]> {
  const people: { staffId: string; role: string }[] = []
  for (const role of recipientRoles) for (const id of await staffWithRole(ctx, role)) people.push({ staffId: id, role })
  return people
}

async function printed(
  ctx: Ctx,
  report: ReportRow,
  figures: Figures,
  { checkSum, comment }: { checkSum: string; comment: string },
): Promise<string> {
  const { fees, supplement, withdrawn, arrears, unsettled, refunds, ...rest } = figures
  const kindOf = (key: string) => Object.entries(orderKindTexts).find(([kind]) => kind === key)?.[1][0] ?? key
  const paper = await issuePaper(ctx, statisticsPaper, {
    subject: { kind: 'report', id: report.id },
    finder: `${reportKindTexts[report.kind][0]} ${periodText(report)}`,
    content: {
      ...rest,
      cells: rest.cells.map(cell => ({
        ...cell,
        body: isBody(cell.body) ? bodyTexts[cell.body][0] : cell.body,
        kind: kindOf(cell.kind),
      })),
      period: reportKindTexts[report.kind][0],
      fromOn: report.fromOn,
      toOn: report.toOn,
      feeVisits: fees.visits,
      feesFen: fees.amountFen,
      supplementFen: supplement.revenueFen,
      withdrawnFen: withdrawn.revenueFen,
      arrearsFen: arrears.amountFen,
      unsettledFen: unsettled.amountFen,
      refundsFen: refunds.amountFen,
      checkSum,
      recipients: ['财务部', '分管副总', '总经理'],
      comment: comment === '' ? null : comment,
    },
  })
  return paper.id
}

const read: Api['read'] = async (ctx, { id }) => {
  found(await findReport(ctx, id))
  const mine = (await receiptsOf(ctx, id)).find(receipt => receipt.staffId === ctx.actor.id)
  if (!mine) throw refuse(reportRefusals.notRecipient)
  await markReceipt(ctx, id, mine.staffId, 'readAt')
  ctx.record({ event: 'report.read', subject: { kind: 'report', id } })
  return { id, readAt: mine.readAt ?? ctx.now }
}

const rows: Api['rows'] = async (ctx, { id, part, body, kind, ...page }) => {
  const { main, supplement } = await spansOf(ctx, found(await findReport(ctx, id)))
  const whole = { fromAt: supplement.fromAt, untilAt: main.untilAt }
  const span = part === 'main' ? main : part === 'supplement' ? supplement : whole
  return billsOf(ctx, span, { part, body, kind }, page)
}

const fees: Api['fees'] = async (ctx, { id, part, ...page }) => {
  const spans = await spansOf(ctx, found(await findReport(ctx, id)))
  return feesOf(ctx, spans[part], page)
}

const list: Api['list'] = async (ctx, input) => {
  const page = await listReports(ctx, input)
  return { ...page, rows: page.rows.map(row => ({ ...row, isLate: isLate(ctx, row) })) }
}

export const reportsRoutes: Api = {
  list,
  get,
  rows,
  fees,
  plan: async ctx => ({ opened: await planReports(ctx) }),
  send,
  read,
}
