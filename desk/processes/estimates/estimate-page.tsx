import { useState } from 'react'
import { useLoad } from '../../kernel/query.tsx'
import { RecordDuties } from '../../mechanisms/duties/record-duties.tsx'
import { Columns, Stack } from '../../mechanisms/kit/section.tsx'
import { QuestionsSection } from '../diagnosis/questions-section.tsx'
import { EstimateHeader } from './estimate-header.tsx'
import { EstimateWork } from './estimate-work.tsx'
import { estimateLoader, estimatePath, estimatesLoader, type VisitEstimates } from './loaders.ts'
import { NewEstimate } from './new-estimate.tsx'

export function Page() {
  const { id } = estimatePath.useParams()
  const { data, placeholder } = useLoad(estimatesLoader(id))
  return data ? <VisitPage overview={data} /> : placeholder
}

/** The newest estimate of the visit, or the choice how to price the first one. */
function VisitPage({ overview }: { overview: VisitEstimates }) {
  const [wanted, setWanted] = useState<string | null>(null)
  const current = wanted ?? overview.rows[0]?.id ?? 'new'
  if (current !== 'new') return <EstimatePage key={current} id={current} overview={overview} onSwitch={setWanted} />
  return (
    <>
      <EstimateHeader overview={overview} estimate={null} onSwitch={setWanted} />
      <Columns
        main={<NewEstimate overview={overview} onMade={setWanted} />}
        side={<RecordDuties recordId={overview.visit.id} />}
      />
    </>
  )
}

type EstimatePageProps = { id: string; overview: VisitEstimates; onSwitch: (id: string) => void }

function EstimatePage({ id, overview, onSwitch }: EstimatePageProps) {
  const { data, placeholder } = useLoad(estimateLoader(id))
  if (!data) return placeholder
  return (
    <>
      <EstimateHeader overview={overview} estimate={data} onSwitch={onSwitch} />
      <Stack>
        <EstimateWork key={data.version} estimate={data} overview={overview} />
        <QuestionsSection visitId={data.visit.id} />
        <RecordDuties recordId={data.visit.id} />
      </Stack>
    </>
  )
}
