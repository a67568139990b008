import { path } from '../../kernel/path.ts'
import { useLoad } from '../../kernel/query.tsx'
import { DetailHeader } from '../kit/detail-header.tsx'
import { Section } from '../kit/section.tsx'
import { TimelineButton } from '../timeline/timeline-drawer.tsx'
import { ChecklistPanel } from './checklist-panel.tsx'
import { sheetLoader } from './loaders.ts'

const sheetPath = path('/checklist-sheets/$id')

/** A sheet on a page of its own, for the duty or the link that asks for it. */
export function Page() {
  const { id } = sheetPath.useParams()
  const { data, placeholder } = useLoad(sheetLoader(id, 'checklist'))
  if (!data) return placeholder
  return (
    <>
      <DetailHeader title={data.title} />
      <Section extra={<TimelineButton subjectId={data.subject.id} about={[data.subject.kind]} />}>
        <ChecklistPanel sheetId={id} about={data.subject.kind} />
      </Section>
    </>
  )
}
