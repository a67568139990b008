import { path } from '../../kernel/path.ts'
import { useLoad } from '../../kernel/query.tsx'
import { DetailHeader } from '../kit/detail-header.tsx'
import { Section } from '../kit/section.tsx'
import { questionnaireLoader } from './loaders.ts'
import { QuestionnairePanel } from './questionnaire-panel.tsx'

const sheetPath = path('/questionnaire-sheets/$id')

/** A questionnaire on a page of its own, for the duty or the link that asks for it. */
export function Page() {
  const { id } = sheetPath.useParams()
  const { data, placeholder } = useLoad(questionnaireLoader(id, 'questionnaire'))
  if (!data) return placeholder
  return (
    <>
      <DetailHeader title={data.title} />
      <Section>
        <QuestionnairePanel sheetId={id} about={data.subject.kind} />
      </Section>
    </>
  )
}
