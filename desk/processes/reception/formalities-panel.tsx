import { CheckCircleFilled, CloseCircleFilled, EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { type PaperToSign, SignPapers } from '#desk/mechanisms/papers/sign-papers.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { type Formality, formalityTexts } from '#domain/processes/reception/formalities.ts'
import { type IntakeField, intakeFieldTexts } from '#domain/processes/reception/intake.ts'
import { belongingsPaper } from '#domain/processes/reception/papers/belongings.ts'
import { walkAroundPaper } from '#domain/processes/reception/papers/walk-around.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { contractPaper } from '#domain/processes/repair-orders/papers/contract.ts'
import { repairOrderPaper } from '#domain/processes/repair-orders/papers/repair-order.ts'
import { type RegistrationField, registrationFieldTexts } from '#domain/processes/repair-orders/registration.ts'
import { HospitalityHint } from './counter-panels.tsx'
import { visitKinds } from './loaders.ts'
import styles from './reception.module.css'
import { useVisitCommand } from './use-visit-command.ts'
import { visitText } from './visit-text.ts'

// Signing the order sets the workshop in motion, so everything else is signed before it.
const definitions = [walkAroundPaper, belongingsPaper, contractPaper, repairOrderPaper] as const

/** Green when everything is signed; until then, what is missing and the way to it (RCV-24). */
export function FormalitiesPanel({ visit }: { visit: VisitView }) {
  const t = useTexts(visitText)
  const [isSigning, setSigning] = useState(false)
  const unsigned = toSign(visit)
  return (
    <Section title={t.formalities}>
      {visit.complete && (
        <div className={styles.green}>
          <CheckCircleFilled />
          {`${t.complete}：${visit.phrases.seeOffFormalities}`}
        </div>
      )}
      {!visit.complete && (
        <ul className={styles.checks}>
          {visit.formalities.map(item => (
            <Check key={item.key} item={item} />
          ))}
        </ul>
      )}
      <div className={styles.choices} style={{ marginTop: 12 }}>
        {visit.can.edit && <PresentIntake visit={visit} />}
        <Button
          type="primary"
          icon={<EditOutlined />}
          disabled={unsigned.length === 0}
          onClick={() => setSigning(true)}
        >
          {unsigned.length === 0 ? t.nothingToSign : `${t.sign} (${unsigned.length})`}
        </Button>
      </div>
      {unsigned.length > 0 && <HospitalityHint visit={visit} />}
      {isSigning && (
        <SignPapers
          papers={unsigned}
          signerName={visit.sender?.name ?? visit.owner?.name ?? ''}
          invalidates={visitKinds}
          onClose={() => setSigning(false)}
        />
      )}
    </Section>
  )
}

function PresentIntake({ visit }: { visit: VisitView }) {
  const t = useTexts(visitText)
  const text = useText()
  const present = useVisitCommand(api.visits.presentIntake)
  const isThere = visit.signing.some(paper => paper.kind === walkAroundPaper.kind)
  const hasBoth = isThere && visit.signing.some(paper => paper.kind === belongingsPaper.kind)
  if (hasBoth) return null
  const gaps = visit.intakeGaps.filter((gap): gap is IntakeField => Object.hasOwn(intakeFieldTexts, gap))
  const items = gaps.map(gap => text(intakeFieldTexts[gap])).join('、')
  return (
    <ActionButton
      label={t.signIntake}
      busy={present.busy}
      disabledReason={gaps.length > 0 ? fill(t.missing, { items }) : null}
      onClick={() => void present.send({ id: visit.id, version: visit.version })}
    />
  )
}

function Check({ item }: { item: VisitView['formalities'][number] }) {
  const t = useTexts(visitText)
  const text = useText()
  const label = isFormality(item.key) ? text(formalityTexts[item.key]) : item.key
  const words = item.missing.map(gap => (isField(gap) ? text(registrationFieldTexts[gap]) : gap)).join('、')
  const why = item.done
    ? ''
    : words || (item.sign === 'presented' ? t.awaitsSignature : item.sign === 'none' ? t.notMade : '')
  return (
    <li className={styles.check} data-done={item.done || undefined}>
      {item.done ? <CheckCircleFilled /> : <CloseCircleFilled style={{ color: '#cf1322' }} />}
      <span>{label}</span>
      {why !== '' && <small>{why}</small>}
    </li>
  )
}

function toSign(visit: VisitView): PaperToSign[] {
  return definitions.flatMap(definition =>
    visit.signing
      .filter(paper => paper.kind === definition.kind && !paper.signed)
      .map(paper => ({ id: paper.id, definition })),
  )
}

function isFormality(key: string): key is Formality {
  return Object.hasOwn(formalityTexts, key)
}

function isField(key: string): key is RegistrationField {
  return Object.hasOwn(registrationFieldTexts, key)
}
