import { dateOn } from '#domain/kernel/time.ts'
import { overLimitApproval } from '#domain/processes/workshop/approvals.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { mayBegin, mayUseTool, mayUseTools, toolState } from '#domain/processes/workshop/floor-rules.ts'
import { wipLimit } from '#domain/processes/workshop/policies.ts'
import { workshopRefusals } from '#domain/processes/workshop/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { askApproval, grantedApproval } from '#server/mechanisms/approvals/approvals.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { insertTool, listTools, lockTool, updateTool } from '#server/mechanisms/resources/tools.ts'
import { orderRow } from '../repair-orders/queries-list.ts'
import { type JobRow, lockJob } from './queries.ts'
import * as floor from './queries-floor.ts'

type Api = Handlers<typeof workshopContract>
type Begun = Pick<JobRow, 'id' | 'orderId' | 'lineId' | 'technicianId'>

/** What stands between a technician and the clock beside the order itself: shift, room on the floor, tools. */
export async function requireMayBegin(ctx: Ctx, job: Begun, isFirst: boolean): Promise<void> {
  const handover = await floor.openHandoverOf(ctx, job.id)
  if (handover) throw refuse(workshopRefusals.handoverOpen, handover)
  const checked = new Map((await floor.checkedTools(ctx, job.id)).map(tool => [tool.class, tool]))
  const today = dateOn(ctx.now, ctx.store.zone)
  ruled(mayUseTools(await floor.toolsNeeded(ctx, job.lineId), checked, today))
  // A car already in work takes no further place.
  if (!isFirst) return
  await floor.lockFloor(ctx)
  const consent = await grantedApproval(ctx, overLimitApproval.kind, job.orderId)
  ruled(mayBegin(await floor.inWork(ctx, job), await policy(ctx, wipLimit), consent !== undefined))
}

/** WKS-14: the count on the board. */
export async function wipNow(ctx: Ctx): Promise<{ count: number; limit: number }> {
  const { storeCount } = await floor.inWork(ctx, null)
  return { count: storeCount, limit: (await policy(ctx, wipLimit)).store }
}

/** What the tablet shows before the tap: that the floor is full, and whether the manager was asked. */
export async function overLimitOf(ctx: Ctx, job: Begun) {
  const limits = await policy(ctx, wipLimit)
  const now = await floor.inWork(ctx, job)
  const consent = await grantedApproval(ctx, overLimitApproval.kind, job.orderId)
  const ruling = mayBegin(now, limits, consent !== undefined)
  if (ruling.ok) return null
  const isStore = ruling.refusal.code === workshopRefusals.wipStore.code
  const asked = await floor.isAsked(ctx, overLimitApproval.kind, job.orderId)
  return {
    count: isStore ? now.storeCount : now.teamCount,
    limit: isStore ? limits.store : limits.team,
    asked,
  }
}

export const askOverLimit: Api['askOverLimit'] = async (ctx, input) => {
  const job = found(await lockJob(ctx, input.id))
  if (job.staffId !== staffId(ctx)) throw refuse(workshopRefusals.notMine)
  const { plate } = await orderRow(ctx, job.orderId)
  const approvalId = await askApproval(ctx, {
    kind: overLimitApproval.kind,
    subject: { kind: 'order', id: job.orderId },
    threadId: job.orderId,
    approverRole: 'R-WS-MGR',
    reason: input.reason,
    params: { plate },
  })
  ctx.record({
    event: 'job.overLimitAsked',
    subject: { kind: 'job', id: job.id },
    threadId: job.orderId,
    reason: input.reason,
  })
  return { id: job.id, approvalId }
}

const toolView = (today: string) => (tool: Awaited<ReturnType<typeof listTools>>[number]) => ({
  ...tool,
  state: toolState(tool, today),
})

export const tools: Api['tools'] = async ctx => ({
  rows: (await listTools(ctx)).map(toolView(dateOn(ctx.now, ctx.store.zone))),
  can: { edit: ctx.can('workshop.tools') },
})

/** WKS-04: each kind the job needs, the tools of that kind, and the one checked for this job. */
export async function toolsOfJob(ctx: Ctx, job: { id: string; lineId: string }) {
  const needed = await floor.toolsNeeded(ctx, job.lineId)
  if (needed.length === 0) return []
  const checked = new Map((await floor.checkedTools(ctx, job.id)).map(tool => [tool.class, tool]))
  const all = (await listTools(ctx)).map(toolView(dateOn(ctx.now, ctx.store.zone)))
  return needed.map(kind => ({
    class: kind,
    toolId: checked.get(kind)?.id ?? null,
    checkedAt: checked.get(kind)?.checkedAt ?? null,
    choices: all.filter(tool => tool.class === kind),
  }))
}

export const checkTool: Api['checkTool'] = async (ctx, input) => {
  const job = found(await lockJob(ctx, input.id))
  if (job.staffId !== staffId(ctx)) throw refuse(workshopRefusals.notMine)
  const tool = found(await lockTool(ctx, input.toolId))
  if (!(await floor.toolsNeeded(ctx, job.lineId)).includes(tool.class)) throw refuse(workshopRefusals.toolNotNeeded)
  ruled(mayUseTool(tool, dateOn(ctx.now, ctx.store.zone)))
  await floor.saveJobTool(ctx, job.id, tool, staffId(ctx))
  ctx.record({
    event: 'job.toolChecked',
    subject: { kind: 'job', id: job.id },
    threadId: job.orderId,
    data: { tool: tool.name, calibratedUntilOn: tool.calibratedUntilOn },
  })
  return { id: job.id, version: job.version }
}

export const saveTool: Api['saveTool'] = async (ctx, input) => {
  const { id, version, name, active, calibratedUntilOn } = input
  const fields = { name, class: input.class, active, calibratedUntilOn }
  if (version === null) {
    await insertTool(ctx, id, fields)
    ctx.record({ event: 'tool.saved', subject: { kind: 'resource', id }, data: fields })
    return { id, version: 1 }
  }
  const before = found(await lockTool(ctx, id))
  await checkVersion(ctx, { ...before }, version)
  const saved = await updateTool(ctx, id, fields)
  ctx.record({
    event: 'tool.saved',
    subject: { kind: 'resource', id },
    data: { changed: changes(before, fields) },
  })
  return { id, version: saved }
}
