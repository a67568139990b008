import { useState } from 'react'
import type { EstimateView } from '#domain/processes/estimates/contract.ts'
import { useStable } from '../../kernel/browser.ts'
import type { Found } from './catalogue-search.ts'
import {
  type EditHead,
  type EditLine,
  type EditOption,
  editOptions,
  emptyOption,
  freeLabel,
  freeLine,
  type LineBasis,
  labourLine,
  optionInput,
  partLine,
} from './draft-model.ts'

/** What is being typed of an estimate, from the saved state on. */
export function useEstimateDraft(view: EstimateView) {
  const { mode, riskPpm, priorExplained, priorExplanation, priceExplanation, validUntilOn } = view
  const [head, setHead] = useState<EditHead>({
    mode,
    riskPpm,
    priorExplained,
    priorExplanation,
    priceExplanation,
    validUntilOn,
    guaranteeExplained: view.guaranteeExplainedAt !== null,
  })
  const [options, setOptions] = useState(() => editOptions(view.options))
  const [activeId, setActiveId] = useState(options[0]?.id ?? '')
  const [isTouched, setIsTouched] = useState(false)
  const active = options.find(option => option.id === activeId) ?? options[0]

  const change = (next: (all: EditOption[]) => EditOption[]) => {
    setIsTouched(true)
    setOptions(next)
  }
  const changeActive = (part: (option: EditOption) => Partial<EditOption>) =>
    change(all => all.map(option => (option.id === active?.id ? { ...option, ...part(option) } : option)))
  const changeLine = useStable((row: EditLine, part: Partial<EditLine>) =>
    changeActive(option => ({ lines: option.lines.map(line => (line.id === row.id ? { ...line, ...part } : line)) })),
  )
  const append = (line: EditLine) => changeActive(option => ({ lines: [...option.lines, line] }))
  return {
    head,
    options,
    active,
    isTouched,
    changeLine,
    setActiveId,
    setHead: (part: Partial<EditHead>) => {
      setIsTouched(true)
      setHead(before => ({ ...before, ...part }))
    },
    changeOption: (part: Partial<EditOption>) => changeActive(() => part),
    addOption: () => {
      const label = freeLabel(options)
      if (!label) return
      const option = emptyOption(label, active)
      change(all => [...all, option])
      setActiveId(option.id)
    },
    removeOption: () => change(all => all.filter(option => option.id !== active?.id)),
    pick: (found: Found) => append(lineOf(found, active)),
    propose: (name: string, basis: LineBasis) => append(freeLine(name, basis)),
    removeLine: (row: EditLine) =>
      changeActive(option => ({
        lines: option.lines
          .filter(line => line.id !== row.id)
          .map(line => (line.forLineId === row.id ? { ...line, forLineId: null } : line)),
      })),
    input: () => ({ id: view.id, version: view.version, ...head, options: options.map(optionInput) }),
  }
}

export type EstimateDraft = ReturnType<typeof useEstimateDraft>

function lineOf(found: Found, option: EditOption | undefined): EditLine {
  const work = option?.lines.findLast(line => line.kind === 'labour')
  if (found.kind === 'part') return partLine(found.row, work)
  return found.kind === 'labour' ? labourLine(found.row) : freeLine(found.name)
}
