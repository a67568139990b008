import { useText } from '#desk/kernel/text.ts'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { orderLook } from './looks.ts'

/** What people call the order's state. */
export function LabelTag({ label }: { label: string }) {
  const text = useText()
  const look = orderLook(label)
  return <StatusTag tone={look.tone}>{text(look.label)}</StatusTag>
}
