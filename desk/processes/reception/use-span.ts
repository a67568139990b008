import { useTexts } from '#desk/kernel/text.ts'
import { spanOf } from '#desk/mechanisms/kit/countdown.tsx'
import { kitText } from '#desk/mechanisms/kit/kit-text.ts'
import { fill } from '#domain/kernel/texts.ts'

/** Minutes as people say them: 8 minutes, 2 hours 5 minutes, 3 days. */
export function useSpan(): (minutes: number) => string {
  const t = useTexts(kitText)
  return minutes => {
    const span = spanOf(minutes)
    return fill(t[span.key], span.parts)
  }
}
