import { on, type Reaction } from '#server/kernel/signals.ts'
import { approvalDecided } from '#server/mechanisms/approvals/signals.ts'
import { drawerDecided } from './reopen-drawer.ts'

export const drawerReactions: readonly Reaction[] = [on(approvalDecided, drawerDecided)]
