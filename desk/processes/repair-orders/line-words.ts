import { useMemo } from 'react'
import { textsIn, useLang } from '#desk/kernel/text.ts'
import { type Basis, basisTexts, type Payer, payerTexts } from '#domain/processes/repair-orders/kinds.ts'
import { lineStateTexts, orderText } from './text.ts'

const payerKeys = ['customer', 'maker', 'insurer', 'internal', 'rework'] as const satisfies readonly Payer[]
const basisKeys = ['finding', 'rule', 'wish'] as const satisfies readonly Basis[]

export type LineWords = ReturnType<typeof useLineWords>

/** The words of the line columns, the same object until the language changes: the grid draws lines again only then. */
export function useLineWords() {
  const { lang } = useLang()
  return useMemo(() => {
    const payers = textsIn(payerTexts, lang)
    const bases = textsIn(basisTexts, lang)
    return {
      t: textsIn(orderText, lang),
      payers: payerKeys.map(value => ({ value, label: payers[value] })),
      bases: basisKeys.map(value => ({ value, label: bases[value] })),
      states: textsIn(lineStateTexts, lang),
    }
  }, [lang])
}
