import { Input } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import { at, yuan } from '../../kernel/format.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { InstantInput } from '../../mechanisms/kit/fields.tsx'
import { freeLabel, totalsOf } from './draft-model.ts'
import styles from './estimates.module.css'
import { estimateText } from './text.ts'
import type { EstimateDraft } from './use-estimate-draft.ts'

/** Options beside each other with what they come to; a click takes one in hand. */
export function OptionCards({ draft }: { draft: EstimateDraft }) {
  const t = useTexts(estimateText)
  return (
    <div className={styles.options}>
      {draft.options.map(option => (
        <button
          key={option.id}
          type="button"
          className={styles.card}
          aria-pressed={option.id === draft.active?.id}
          onClick={() => draft.setActiveId(option.id)}
        >
          <span className={styles.cardHead}>
            <span>
              {option.label} {option.name}
            </span>
            <span>{option.lines.length}</span>
          </span>
          <span className={styles.cardTotal}>{yuan(totalsOf(option.lines, draft.head).totalFen)}</span>
          <span className={styles.quiet}>
            {t.finishAt} {at(option.finishAt ?? (option.proposedAt || null))}
          </span>
        </button>
      ))}
      {freeLabel(draft.options) && <ActionButton label={t.addOption} onClick={draft.addOption} />}
    </div>
  )
}

/** Name and time of the option in hand. */
export function OptionFields({ draft }: { draft: EstimateDraft }) {
  const t = useTexts(estimateText)
  const { active } = draft
  if (!active) return null
  const isEarly = active.finishAt !== null && (active.proposedAt === null || active.finishAt < active.proposedAt)
  return (
    <div className={styles.fields} style={{ marginTop: 10 }}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is inside. */}
      <label>
        {t.optionName}
        <Input
          aria-label={t.optionName}
          maxLength={40}
          value={active.name}
          onChange={event => draft.changeOption({ name: event.target.value })}
        />
      </label>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is inside. */}
      <label>
        {t.finishAt}
        <InstantInput
          aria-label={t.finishAt}
          value={active.finishAt}
          onChange={finishAt => draft.changeOption({ finishAt })}
        />
      </label>
      {active.proposedAt && (
        <>
          <span className={styles.quiet}>{fill(t.proposed, { at: at(active.proposedAt) })}</span>
          <ActionButton label={t.useProposed} onClick={() => draft.changeOption({ finishAt: active.proposedAt })} />
        </>
      )}
      {isEarly && (
        <Input
          style={{ width: 220 }}
          aria-label={t.finishReason}
          placeholder={t.finishReason}
          maxLength={300}
          value={active.finishReason}
          onChange={event => draft.changeOption({ finishReason: event.target.value })}
        />
      )}
      {draft.options.length > 1 && <ActionButton kind="danger" label={t.removeOption} onClick={draft.removeOption} />}
    </div>
  )
}
