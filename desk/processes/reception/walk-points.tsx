import { Button } from 'antd'
import { useTexts } from '#desk/kernel/text.ts'
import { ChecklistPanel } from '#desk/mechanisms/checklists/checklist-panel.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { walkText } from './walk-text.ts'

type WalkPartProps = { visit: VisitView; onNext: () => void }

/** The points of the walk-around and the pieces that protect the inside. */
export function WalkPoints({ visit, onNext }: WalkPartProps) {
  const t = useTexts(walkText)
  return (
    <>
      {visit.protectiveSheet && (
        <Section title={t.protective}>
          <ChecklistPanel
            sheetId={visit.protectiveSheet.id}
            about="visit"
            record={visit.id}
            withoutFinish
            rest={t.allOn}
          />
        </Section>
      )}
      {visit.walkAroundSheet && (
        <Section title={t.walkSheet}>
          <ChecklistPanel
            sheetId={visit.walkAroundSheet.id}
            about="visit"
            record={visit.id}
            withoutFinish
            rest={t.allGood}
          />
        </Section>
      )}
      <Button block onClick={onNext}>
        {t.things}
      </Button>
    </>
  )
}
