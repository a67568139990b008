import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { isRole, roleTexts } from '../access/roles.ts'
import { approvalRefusals } from './refusals.ts'

type Asked = {
  state: string
  approverRole: string
  askedBy: string
  /** Who granted the steps of its chain before this one. */
  grantedBy: readonly string[]
}
type Decider = { id: string; roles: readonly string[] }

/** Another person at every step: whoever decides holds the role, or stands in for a holder, and neither asked nor granted before. */
export function mayDecide(asked: Asked, decider: Decider): Ruling<null> {
  if (!decider.roles.includes(asked.approverRole)) {
    const role = isRole(asked.approverRole) ? roleTexts[asked.approverRole] : asked.approverRole
    return deny(approvalRefusals.notApprover, { role })
  }
  if (asked.askedBy === decider.id) return deny(approvalRefusals.own)
  if (asked.grantedBy.includes(decider.id)) return deny(approvalRefusals.otherPerson)
  if (asked.state !== 'asked') return deny(approvalRefusals.decided)
  return allow(null)
}

export function mayWithdraw(asked: Pick<Asked, 'state' | 'askedBy'>, staffId: string): Ruling<null> {
  if (asked.askedBy !== staffId) return deny(approvalRefusals.notAsker)
  if (asked.state !== 'asked') return deny(approvalRefusals.decided)
  return allow(null)
}
