import { Button } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { explanationOutcomeTexts, type Occasion } from '#domain/processes/appointments/explanation.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { at } from '../../kernel/format.tsx'
import { loader, useLoad } from '../../kernel/query.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { Section } from '../../mechanisms/kit/section.tsx'
import styles from './appointments.module.css'
import { BenefitTicks, type Told } from './benefit-ticks.tsx'
import { explainText } from './talk-text.ts'

type CardProps = { subject: { kind: 'visit' | 'call'; id: string }; occasion: Occasion; isOpen: boolean }

const explainedLoader = (subjectId: string) =>
  loader(['visit', 'call'], ['booking explained', subjectId], signal =>
    api.appointments.explained({ subjectId }, { signal }),
  )

/** APT-19: the prompt to explain booking in this contact, and that it was done. */
export function ExplainCard({ subject, occasion, isOpen }: CardProps) {
  const t = useTexts(explainText)
  const text = useText()
  const [told, setTold] = useState<Told>([])
  const { data } = useLoad(explainedLoader(subject.id), { rows: 1 })
  const explain = useCommand({ run: api.appointments.explain, invalidates: ['visit', 'call'], success: t.noted })
  if (!data || (!isOpen && !data.explanation)) return null
  const send = (outcome: 'accepted' | 'declined') =>
    void explain.send({
      id: newId(),
      occasion,
      subjectKind: subject.kind,
      subjectId: subject.id,
      told: [...told],
      outcome,
    })
  return (
    <Section title={t.title}>
      {data.explanation ? (
        <span className={styles.soft}>
          {text(explanationOutcomeTexts[data.explanation.outcome])} · {data.explanation.by} {at(data.explanation.at)}
        </span>
      ) : (
        <>
          <BenefitTicks told={told} onChange={setTold} />
          <div className={styles.explainEnd}>
            <Button size="small" type="primary" disabled={told.length === 0} onClick={() => send('accepted')}>
              {text(explanationOutcomeTexts.accepted)}
            </Button>
            <Button size="small" disabled={told.length === 0} onClick={() => send('declined')}>
              {text(explanationOutcomeTexts.declined)}
            </Button>
          </div>
        </>
      )}
    </Section>
  )
}
