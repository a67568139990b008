import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import type { DateOn } from '#domain/kernel/time.ts'
import { workshopRefusals } from './refusals.ts'

export type InWork = { storeCount: number; teamCount: number; team: string }
export type WipLimits = { store: number; team: number }

/** WKS-14: how many cars may be worked on at once; the manager's consent lets one more in. Zero is no limit. */
export function mayBegin(now: InWork, limits: WipLimits, hasConsent: boolean): Ruling<true> {
  if (hasConsent) return allow(true)
  if (limits.store > 0 && now.storeCount >= limits.store)
    return deny(workshopRefusals.wipStore, { count: now.storeCount, limit: limits.store })
  if (now.team !== '' && limits.team > 0 && now.teamCount >= limits.team)
    return deny(workshopRefusals.wipTeam, { team: now.team, count: now.teamCount, limit: limits.team })
  return allow(true)
}

export type Tool = { id: string; name: string; class: string; active: boolean; calibratedUntilOn: DateOn | null }
export type ToolState = 'ready' | 'expired' | 'out'

/** A tool measures true through the day its calibration ends. */
export function toolState(tool: Pick<Tool, 'active' | 'calibratedUntilOn'>, today: DateOn): ToolState {
  if (!tool.active) return 'out'
  return tool.calibratedUntilOn !== null && tool.calibratedUntilOn < today ? 'expired' : 'ready'
}

/** WKS-04: a job begins with a checked tool of every kind it needs; what was checked may have expired since. */
export function mayUseTools(
  needed: readonly string[],
  checked: ReadonlyMap<string, Tool>,
  today: DateOn,
): Ruling<true> {
  for (const kind of needed) {
    const tool = checked.get(kind)
    if (!tool) return deny(workshopRefusals.toolUnchecked, { kind })
    const usable = mayUseTool(tool, today)
    if (!usable.ok) return usable
  }
  return allow(true)
}

export function mayUseTool(tool: Tool, today: DateOn): Ruling<true> {
  const state = toolState(tool, today)
  if (state === 'expired')
    return deny(workshopRefusals.toolExpired, { tool: tool.name, until: tool.calibratedUntilOn ?? '' })
  return state === 'out' ? deny(workshopRefusals.toolOut, { tool: tool.name }) : allow(true)
}
