import { CheckCircleFilled, EditOutlined } from '@ant-design/icons'
import { Alert } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useIsOffline } from '#desk/kernel/offline/reach.ts'
import { useUnsent } from '#desk/kernel/offline/use-outbox.ts'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { BigButton } from '#desk/mechanisms/kit/big-button.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { SignPapers } from '#desk/mechanisms/papers/sign-papers.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { type IntakeField, intakeFieldTexts } from '#domain/processes/reception/intake.ts'
import { belongingsPaper } from '#domain/processes/reception/papers/belongings.ts'
import { walkAroundPaper } from '#domain/processes/reception/papers/walk-around.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { visitKinds } from './loaders.ts'
import styles from './reception.module.css'
import { useVisitCommand } from './use-visit-command.ts'
import { walkText } from './walk-text.ts'

/** Inspection sheet and list, read and signed beside the car with one signature. */
export function WalkSign({ visit }: { visit: VisitView }) {
  const t = useTexts(walkText)
  const text = useText()
  const [shown, setShown] = useState<{ walkAround: string; belongings: string } | null>(null)
  const present = useVisitCommand(api.visits.presentIntake, {
    onDone: papers => setShown({ walkAround: papers.walkAroundPaperId, belongings: papers.belongingsPaperId }),
  })
  const unsent = useUnsent(visit.id)
  const isOffline = useIsOffline()
  const gaps = visit.intakeGaps.filter((gap): gap is IntakeField => Object.hasOwn(intakeFieldTexts, gap))
  const states = visit.formalities.filter(item => item.key === 'walkAround' || item.key === 'belongings')
  const isSigned = states.every(item => item.done)
  if (isSigned)
    return (
      <Section>
        <div className={styles.green}>
          <CheckCircleFilled />
          {t.signed}
        </div>
      </Section>
    )
  const missing = fill(t.missing, { items: gaps.map(gap => text(intakeFieldTexts[gap])).join('、') })
  // What the customer signs is what the server has: nothing is signed on top of entries it does not know yet.
  const waits = unsent > 0 ? fill(t.sendFirst, { n: unsent }) : isOffline ? t.signOffline : null
  const whyNot = waits ?? (gaps.length > 0 ? missing : null)
  return (
    <Section title={t.signing}>
      <Alert
        style={{ marginBottom: 12 }}
        type={whyNot === null ? 'success' : 'warning'}
        showIcon
        title={whyNot ?? t.ready}
      />
      <BigButton
        label={t.present}
        icon={<EditOutlined />}
        tone="primary"
        busy={present.busy}
        disabledReason={whyNot}
        onClick={() => void present.send({ id: visit.id, version: visit.version })}
      />
      {shown && (
        <SignPapers
          papers={[
            { id: shown.walkAround, definition: walkAroundPaper },
            { id: shown.belongings, definition: belongingsPaper },
          ]}
          signerName={visit.sender?.name ?? visit.owner?.name ?? ''}
          invalidates={visitKinds}
          onClose={() => setShown(null)}
        />
      )}
    </Section>
  )
}
