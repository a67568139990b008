import type { diagnosisContract } from '#domain/processes/diagnosis/contract.ts'
import type { FlowStateView } from '#domain/processes/diagnosis/contract-flows.ts'
import { diagnosisRefusals, mayEdit } from '#domain/processes/diagnosis/diagnosis.ts'
import { flowState } from '#domain/processes/diagnosis/flow-order.ts'
import { diagnosisFlows, findFlow, suggestedFlows } from '#domain/processes/diagnosis/flows.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { completeSheet, openSheet, type Sheet, sheetsOf } from '#server/mechanisms/checklists/sheets.ts'
import { findDiagnosis } from './queries.ts'

type Api = Handlers<typeof diagnosisContract>

/** DIA-01: the check sheet of a symptom, opened for the case; the tablet fills it through the checklists. */
export const openFlow: Api['openFlow'] = async (ctx, input) => {
  const diagnosis = found(await findDiagnosis(ctx, input.id))
  ruled(mayEdit(diagnosis))
  const flow = findFlow(input.key)
  if (!flow) throw refuse(diagnosisRefusals.unknownFlow)
  const subject = { kind: 'diagnosis', id: diagnosis.id }
  const sheetId = await openSheet(ctx, flow, { subject, threadId: diagnosis.visitId })
  ctx.record({
    event: 'diagnosis.flowOpened',
    subject,
    threadId: diagnosis.visitId,
    data: { flow: flow.key, sheet: sheetId },
  })
  return { id: diagnosis.id, sheetId }
}

/** The newest sheet of each flow chosen for the case. */
export async function flowSheetsOf(ctx: Ctx, diagnosisId: string): Promise<Sheet[]> {
  const sheets = (await sheetsOf(ctx, diagnosisId)).filter(sheet => findFlow(sheet.key))
  const newest = new Map(sheets.map(sheet => [sheet.key, sheet]))
  return [...newest.values()]
}

export function flowView(sheet: Sheet): FlowStateView {
  const { key, title, id: sheetId, state } = sheet
  const { total, done, open, omitted, early } = flowState(sheet.items, sheet.answers)
  return {
    ...{ key, title, sheetId, state, total, done },
    open: open.map(brief),
    omitted: omitted.map(step => ({ ...brief(step), reason: step.reason })),
    early: early.map(step => ({ ...brief(step), before: brief(step.before) })),
  }
}

/** What the flows lack before anything may be concluded from them. */
export function flowFacts(sheets: readonly Sheet[]) {
  return sheets.map(sheet => ({
    title: [sheet.title, findFlow(sheet.key)?.title[1] ?? sheet.title] as const,
    open: flowState(sheet.items, sheet.answers).open,
  }))
}

/** A step taken is something tested. */
export function testedSteps(sheets: readonly Sheet[]): number {
  return sheets.reduce((sum, sheet) => sum + flowState(sheet.items, sheet.answers).done, 0)
}

export async function closeFlows(ctx: Ctx, sheets: readonly Sheet[]): Promise<void> {
  for (const sheet of sheets) await completeSheet(ctx, sheet.id)
}

export function flowChoices(told: string) {
  const suggested = suggestedFlows(told)
  return diagnosisFlows
    .map(flow => ({ ...namesOf(flow), suggested: suggested.includes(flow), rank: suggested.indexOf(flow) }))
    .toSorted((a, b) => (a.rank < 0 ? 99 : a.rank) - (b.rank < 0 ? 99 : b.rank))
    .map(({ rank: _, ...choice }) => choice)
}

type Words = readonly [string, string]
const brief = ({ key, label }: { key: string; label: Words }) => ({ key, label: both(label) })
const both = ([zh, en]: Words): [string, string] => [zh, en]

function namesOf(flow: (typeof diagnosisFlows)[number]) {
  return { key: flow.key, title: both(flow.title), system: both(flow.system), steps: flow.items.length }
}
