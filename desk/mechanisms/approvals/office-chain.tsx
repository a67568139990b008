import { isRole, roleTexts } from '#domain/mechanisms/access/roles.ts'
import { useText } from '../../kernel/text.ts'

type Step = { role: string; by: string | null }

/** The offices a question passes, in order, each with the name of whoever has decided there. */
export function OfficeChain({ steps }: { steps: readonly Step[] }) {
  const text = useText()
  const officeOf = ({ role, by }: Step) => [isRole(role) ? text(roleTexts[role]) : role, by].filter(Boolean).join(' ')
  return steps.map(officeOf).join(' → ')
}
