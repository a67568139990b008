import { DeleteOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useDraft } from '#desk/kernel/offline/drafts.ts'
import { useQueued } from '#desk/kernel/offline/use-outbox.ts'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { newId } from '#domain/kernel/id.ts'
import { type Valuables, valuablesTexts } from '#domain/processes/reception/kinds.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { visitKinds } from './loaders.ts'
import styles from './reception.module.css'
import walk from './walk.module.css'
import { thingLines } from './walk-lines.ts'
import { type Thing, thingsIn } from './walk-marks.ts'
import { usualItems, usualTools, walkText } from './walk-text.ts'

type Item = Thing
const answers = ['taken', 'kept', 'none'] as const satisfies readonly Valuables[]

/** What lies in the car, counted together: the same list is gone through when it is handed back. */
export function WalkBelongings({ visit, onNext }: { visit: VisitView; onNext: () => void }) {
  const t = useTexts(walkText)
  const text = useText()
  const { form, draft, items, add, change, set } = useThings(visit)
  const { isNone, spare, valuables } = form
  const about = { kind: 'visit', id: visit.id }
  const save = useQueued('visits.saveBelongings', { about, invalidates: visitKinds, success: t.saved })
  const send = async () => {
    if (valuables === null) return
    const sent = await save.send(
      {
        id: visit.id,
        version: draft.version,
        none: items.length === 0,
        items: items.map(item => ({ ...item, placeKept: item.placeKept || null })),
        spareWheel: spare === true,
        valuables,
      },
      { label: t.things, form: draft, mine: thingLines(form), base: thingLines(draft.base) },
    )
    if (sent.how !== 'refused') onNext()
  }
  const isReady = (isNone || items.length > 0) && spare !== null && valuables !== null
  return (
    <>
      <Section title={t.things}>
        <Picks title={t.item} names={usualItems} onPick={name => add('item', name)} />
        <Picks title={t.tool} names={usualTools} onPick={name => add('tool', name)} />
        <AddOther onAdd={name => add('item', name)} />
        <div className={walk.items}>
          {items.map(item => (
            <ItemRow
              key={item.id}
              item={item}
              onChange={part => change(item.id, part)}
              onRemove={() => set({ items: items.filter(each => each.id !== item.id) })}
            />
          ))}
        </div>
        {items.length === 0 && (
          <div className={walk.picks}>
            <Checkbox checked={isNone} onChange={event => set({ isNone: event.target.checked })}>
              {t.nothing}
            </Checkbox>
            {!(isNone && valuables === 'none') && (
              <Button onClick={() => set({ isNone: true, valuables: 'none' })}>{t.nothingAll}</Button>
            )}
          </div>
        )}
      </Section>
      <Section title={`${t.spareWheel} · ${t.valuables}`}>
        <dl className={styles.ask}>
          <dt>{t.spareWheel}</dt>
          <dd>
            <Segmented
              value={spare === null ? '' : spare ? 'has' : 'hasNot'}
              options={[
                { value: 'has', label: t.has },
                { value: 'hasNot', label: t.hasNot },
              ]}
              onChange={value => set({ spare: value === 'has' })}
            />
          </dd>
          <dt>{t.valuables}</dt>
          <dd>
            <Segmented<string>
              value={valuables ?? ''}
              options={answers.map(value => ({ value, label: text(valuablesTexts[value]) }))}
              onChange={value => set({ valuables: answers.find(each => each === value) ?? null })}
            />
            {visit.valuables === 'kept' && (
              <strong>
                {t.custody} {visit.custodyNumber}
              </strong>
            )}
          </dd>
        </dl>
        <Alert style={{ marginTop: 12 }} type="info" showIcon title={t.valuablesHint} />
      </Section>
      {visit.can.edit && (
        <Button type="primary" block disabled={!isReady} loading={save.busy} onClick={() => void send()}>
          {t.save}
        </Button>
      )}
    </>
  )
}

function useThings(visit: VisitView) {
  const draft = useDraft({ name: `visit ${visit.id} things`, start: thingsIn(visit), version: visit.version })
  const form = draft.value
  const { items } = form
  const set = (part: Partial<typeof form>) => draft.set({ ...form, ...part })
  const add = (kind: Item['kind'], name: string) =>
    set({
      isNone: false,
      items: items.some(item => item.name === name)
        ? items.map(item => (item.name === name ? { ...item, count: item.count + 1 } : item))
        : [...items, { id: newId(), kind, name, count: 1, placeKept: '', fileIds: [] }],
    })
  const change = (id: string, part: Partial<Item>) =>
    set({ items: items.map(item => (item.id === id ? { ...item, ...part } : item)) })
  return { form, draft, items, add, change, set }
}

function Picks({ title, names, onPick }: { title: string; names: readonly string[]; onPick: (name: string) => void }) {
  return (
    <div className={walk.picks}>
      <span className={walk.picksTitle}>{title}</span>
      {names.map(name => (
        <Button key={name} icon={<PlusOutlined />} onClick={() => onPick(name)}>
          {name}
        </Button>
      ))}
    </div>
  )
}

function AddOther({ onAdd }: { onAdd: (name: string) => void }) {
  const t = useTexts(walkText)
  const [name, setName] = useState('')
  const add = () => {
    if (name.trim() === '') return
    onAdd(name.trim())
    setName('')
  }
  return (
    <Input.Search
      style={{ maxWidth: 360, marginBottom: 12 }}
      aria-label={t.other}
      placeholder={t.other}
      enterButton={t.addItem}
      maxLength={60}
      value={name}
      onChange={event => setName(event.target.value)}
      onSearch={add}
    />
  )
}

type ItemRowProps = { item: Item; onChange: (part: Partial<Item>) => void; onRemove: () => void }

function ItemRow({ item, onChange, onRemove }: ItemRowProps) {
  const t = useTexts(walkText)
  return (
    <div className={walk.item}>
      <strong className={walk.name}>{item.name}</strong>
      <span className={walk.counter}>
        <Button
          aria-label={`${item.name} −`}
          icon={<MinusOutlined />}
          disabled={item.count <= 1}
          onClick={() => onChange({ count: item.count - 1 })}
        />
        <span className={walk.count}>{item.count}</span>
        <Button
          aria-label={`${item.name} +`}
          icon={<PlusOutlined />}
          onClick={() => onChange({ count: item.count + 1 })}
        />
      </span>
      <Input
        aria-label={`${item.name} ${t.placeKept}`}
        placeholder={t.placeKept}
        maxLength={60}
        value={item.placeKept}
        onChange={event => onChange({ placeKept: event.target.value })}
      />
      <Button aria-label={`${t.remove} ${item.name}`} icon={<DeleteOutlined />} onClick={onRemove} />
    </div>
  )
}
