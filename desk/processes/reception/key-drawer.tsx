import { Button, Drawer, Input, Timeline } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { at } from '#desk/kernel/format.tsx'
import { HotkeyLayer } from '#desk/kernel/hotkeys.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { PersonSelect } from '#desk/mechanisms/duties/person-select.tsx'
import { keyHolderTexts } from '#domain/processes/reception/kinds.ts'
import type { KeyView } from '#domain/processes/reception/visit-shape.ts'
import { keyTrailLoader } from './loaders.ts'
import styles from './reception.module.css'
import { useVisitCommand } from './use-visit-command.ts'
import { visitText } from './visit-text.ts'

/** Hands the key on, and shows through whose hands it went. */
export function KeyDrawer({ view, onClose }: { view: KeyView; onClose: () => void }) {
  const t = useTexts(visitText)
  const text = useText()
  const can = useCan()
  const [place, setPlace] = useState('')
  const [person, setPerson] = useState<string | null>(null)
  const { data, placeholder } = useLoad(keyTrailLoader(view.visitId), { rows: 3 })
  const move = useVisitCommand(api.visits.moveKey, { onDone: onClose })
  const visitId = view.visitId
  return (
    <HotkeyLayer>
      <Drawer open title={`${t.key} ${view.tagNumber} · ${view.plate}`} size={420} onClose={onClose}>
        {can('key.move') && (
          <dl className={styles.ask}>
            <dt>{t.toBoard}</dt>
            <dd>
              <Input
                style={{ width: 120 }}
                placeholder={t.place}
                value={place}
                maxLength={40}
                onChange={event => setPlace(event.target.value)}
              />
              <Button
                type="primary"
                disabled={place.trim() === ''}
                loading={move.busy}
                onClick={() => void move.send({ visitId, holderKind: 'board', place: place.trim() })}
              >
                {t.moveKey}
              </Button>
            </dd>
            <dt>{t.toColleague}</dt>
            <dd>
              <div style={{ width: 160 }}>
                <PersonSelect
                  label={t.toColleague}
                  {...(person === null ? {} : { value: person })}
                  onChange={setPerson}
                />
              </div>
              <Button
                disabled={person === null}
                loading={move.busy}
                onClick={() => void move.send({ visitId, holderKind: 'staff', staffId: person })}
              >
                {t.moveKey}
              </Button>
            </dd>
            <dt>{t.toCustomer}</dt>
            <dd>
              <Button loading={move.busy} onClick={() => void move.send({ visitId, holderKind: 'customer' })}>
                {t.toCustomer}
              </Button>
            </dd>
          </dl>
        )}
        <h3>{t.trail}</h3>
        {placeholder}
        {data && (
          <Timeline
            items={data.map(row => ({
              key: row.id,
              content: `${at(row.at)}　${text(keyHolderTexts[row.holderKind])} ${row.place || row.holder} ${row.note}`,
            }))}
          />
        )}
      </Drawer>
    </HotkeyLayer>
  )
}
