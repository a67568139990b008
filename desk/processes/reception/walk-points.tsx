import { Button } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ChecklistPanel } from '#desk/mechanisms/checklists/checklist-panel.tsx'
import { sheetLoader } from '#desk/mechanisms/checklists/loaders.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { useVisitCommand } from './use-visit-command.ts'
import { walkText } from './walk-text.ts'

type WalkPartProps = { visit: VisitView; onNext: () => void }

/** The points of the walk-around and the pieces that protect the inside. */
export function WalkPoints({ visit, onNext }: WalkPartProps) {
  const t = useTexts(walkText)
  return (
    <>
      {visit.protectiveSheet && <SheetSection title={t.protective} rest={t.allOn} id={visit.protectiveSheet.id} />}
      {visit.walkAroundSheet && <SheetSection title={t.walkSheet} rest={t.allGood} id={visit.walkAroundSheet.id} />}
      <Button block onClick={onNext}>
        {t.things}
      </Button>
    </>
  )
}

/** What was not ticked yet is usually in order: one press says so, deviations are ticked by themselves before. */
function SheetSection({ title, rest, id }: { title: string; rest: string; id: string }) {
  const { data } = useLoad(sheetLoader(id, 'visit'))
  const answer = useVisitCommand(api.checklists.answer)
  const answered = new Set(data?.answers.map(each => each.key))
  const open = (data?.items ?? []).filter(item => item.kind === 'tick' && !answered.has(item.key))
  return (
    <Section
      title={title}
      extra={
        open.length > 0 &&
        data?.state === 'open' &&
        data.can.fill && (
          <Button
            type="primary"
            loading={answer.busy}
            onClick={() => void answer.send({ id, answers: open.map(item => ({ key: item.key, result: 'ok' })) })}
          >
            {`${rest}（${open.length}）`}
          </Button>
        )
      }
    >
      <ChecklistPanel sheetId={id} about="visit" withoutFinish />
    </Section>
  )
}
