import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import type { KeyView } from '#domain/processes/reception/visit-shape.ts'
import { visitPath } from './addresses.ts'
import { KeyDrawer } from './key-drawer.tsx'
import styles from './keys.module.css'
import { keysLoader } from './loaders.ts'
import { useVisitCommand } from './use-visit-command.ts'
import { visitText } from './visit-text.ts'

/** Where every key is: on its hook, or in whose hands since when. */
export function Page() {
  const t = useTexts(visitText)
  const [q, setQ] = useState('')
  const [where, setWhere] = useState<'all' | 'board' | 'staff'>('all')
  const [opened, setOpened] = useState<KeyView | null>(null)
  const { data, placeholder } = useLoad(keysLoader())
  const needle = q.trim().toUpperCase()
  const shown = (data?.rows ?? []).filter(
    key =>
      (where === 'all' || key.holderKind === where) &&
      [key.tagNumber, key.plate, key.orderNumber ?? '', key.holder, key.code.toUpperCase()].some(part =>
        part.toUpperCase().includes(needle),
      ),
  )
  return (
    <div className={styles.page}>
      <Section
        title={t.keyBoard}
        extra={
          <>
            <Segmented
              value={where}
              onChange={setWhere}
              options={[
                { value: 'all', label: t.allKeys },
                { value: 'board', label: t.onBoard },
                { value: 'staff', label: t.withStaff },
              ]}
            />
            <Input
              allowClear
              autoFocus
              placeholder={t.findKey}
              value={q}
              onChange={event => setQ(event.target.value)}
            />
          </>
        }
      >
        {placeholder}
        {data && shown.length === 0 && <EmptyState title={t.noKeys} />}
        <div className={styles.board}>
          {shown.map(key => (
            <KeyCard key={key.id} view={key} onOpen={() => setOpened(key)} />
          ))}
        </div>
      </Section>
      {opened && <KeyDrawer view={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}

function KeyCard({ view, onOpen }: { view: KeyView; onOpen: () => void }) {
  const t = useTexts(visitText)
  const can = useCan()
  const move = useVisitCommand(api.visits.moveKey)
  const isOut = view.holderKind === 'staff'
  return (
    <article className={styles.card} data-out={isOut || undefined}>
      <header className={styles.cardHead}>
        <strong className={styles.tag}>{view.tagNumber}</strong>
        <Go to={visitPath.href({ id: view.visitId })}>{view.plate || '—'}</Go>
      </header>
      <div className={styles.where}>
        <StatusTag tone={isOut ? 'warn' : 'good'}>{isOut ? view.holder : view.place || t.keyBoard}</StatusTag>
      </div>
      <div className={styles.soft}>
        {view.orderNumber ?? '—'} · {t.since} <When at={view.heldSince} />
      </div>
      <footer className={styles.cardFoot}>
        {can('key.move') && isOut && (
          <Button size="small" loading={move.busy} onClick={onOpen}>
            {t.toBoard}
          </Button>
        )}
        {can('key.move') && !isOut && (
          <Button
            size="small"
            loading={move.busy}
            onClick={() => void move.send({ visitId: view.visitId, holderKind: 'staff' })}
          >
            {t.toMe}
          </Button>
        )}
        <Button size="small" type="link" onClick={onOpen}>
          {t.trail}
        </Button>
      </footer>
    </article>
  )
}
