import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { at } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { QrCode } from '#desk/mechanisms/kit/qr-code.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { newId } from '#domain/kernel/id.ts'
import { keyHolderTexts } from '#domain/processes/reception/kinds.ts'
import type { KeyView, VisitView } from '#domain/processes/reception/visit-shape.ts'
import { KeyDrawer } from './key-drawer.tsx'
import styles from './reception.module.css'
import { useVisitCommand } from './use-visit-command.ts'
import { visitText } from './visit-text.ts'

export function KeyPanel({ visit }: { visit: VisitView }) {
  const t = useTexts(visitText)
  if (visit.key) return <Held view={visit.key} canMove={visit.can.moveKey} />
  if (!visit.can.edit || visit.plate === '')
    return (
      <Section title={t.key}>
        <span className={styles.soft}>{t.noKey}</span>
      </Section>
    )
  return <IssueKey visitId={visit.id} />
}

function Held({ view, canMove }: { view: KeyView; canMove: boolean }) {
  const t = useTexts(visitText)
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const where = view.holderKind === 'staff' ? view.holder : text(keyHolderTexts[view.holderKind])
  return (
    <div id="step-key">
      <Section
        title={`${t.key} ${view.tagNumber}`}
        extra={canMove && <Button onClick={() => setOpen(true)}>{t.moveKey}</Button>}
      >
        <div style={{ display: 'flex', gap: 12 }}>
          <QrCode value={view.code} size={84} label={`${t.key} ${view.tagNumber}`} />
          <div>
            <strong>{where}</strong> {view.place}
            <div className={styles.soft}>
              {t.since} {at(view.heldSince)}
            </div>
          </div>
        </div>
      </Section>
      {isOpen && <KeyDrawer view={view} onClose={() => setOpen(false)} />}
    </div>
  )
}

function IssueKey({ visitId }: { visitId: string }) {
  const t = useTexts(visitText)
  const [tag, setTag] = useState('')
  const [place, setPlace] = useState('')
  const [count, setCount] = useState(1)
  const issue = useVisitCommand(api.visits.issueKey)
  return (
    <div id="step-key">
      <Section title={t.key}>
        <dl className={styles.ask}>
          <dt>{t.tag}</dt>
          <dd>
            <Input placeholder={t.tagHint} maxLength={10} value={tag} onChange={event => setTag(event.target.value)} />
          </dd>
          <dt>{t.place}</dt>
          <dd>
            <Input
              placeholder={t.placeHint}
              maxLength={40}
              value={place}
              onChange={event => setPlace(event.target.value)}
            />
          </dd>
          <dt>{t.keyCount}</dt>
          <dd>
            <InputNumber min={1} max={9} value={count} onChange={value => setCount(value ?? 1)} />
            <Button
              type="primary"
              loading={issue.busy}
              onClick={() =>
                void issue.send({
                  visitId,
                  id: newId(),
                  tagNumber: tag.trim() || null,
                  place: place.trim() || null,
                  keyCount: count,
                })
              }
            >
              {t.issueKey}
            </Button>
          </dd>
        </dl>
      </Section>
    </div>
  )
}
