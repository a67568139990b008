import { useState } from 'react'
import type { EstimateView } from '#domain/processes/estimates/contract.ts'
import { DecidedSection } from './decided-section.tsx'
import { DecisionBoard } from './decision-board.tsx'
import { EstimateEditor } from './estimate-editor.tsx'
import type { VisitEstimates } from './loaders.ts'

type WorkProps = { estimate: EstimateView; overview: VisitEstimates }

/** What is to be done with an estimate now: write it, let the customer choose, or act on the answer. */
export function EstimateWork({ estimate, overview }: WorkProps) {
  const [isChanging, setIsChanging] = useState(false)
  if (estimate.can.edit && (estimate.state === 'draft' || isChanging))
    return <EstimateEditor estimate={estimate} overview={overview} />
  if (estimate.state === 'shown') return <DecisionBoard estimate={estimate} onChange={() => setIsChanging(true)} />
  return <DecidedSection estimate={estimate} />
}
