import { Button } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import type { SheetView } from '#domain/mechanisms/checklists/contract.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { When } from '../../kernel/format.tsx'
import { useHeldRecord } from '../../kernel/offline/use-outbox.ts'
import { useLoad } from '../../kernel/query.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { FilePhotos } from '../files/photo-strip.tsx'
import { ActionButton } from '../kit/action-button.tsx'
import { Checklist } from '../kit/checklist.tsx'
import type { ResultWords } from '../kit/checklist-answer.ts'
import { StatusTag } from '../kit/status-tag.tsx'
import styles from './checklist-panel.module.css'
import { sheetLoader } from './loaders.ts'
import { checklistText } from './text.ts'
import { useAnswers } from './use-answers.ts'

type ChecklistPanelProps = {
  sheetId: string
  /** Kind of the record the sheet belongs to, as on the timeline: 'visit', 'repairOrder'. */
  about: string
  onComplete?: (sheet: SheetView) => void
  /** The page closes the sheet itself, together with something of its own. */
  withoutFinish?: boolean
  /** Offers to pass whatever is not ticked yet by one press, in these words. */
  rest?: string
  /** The record whose entries are sent in one order with the answers given without the network; else the sheet's own. */
  record?: string
  words?: ResultWords
}

/** A checklist sheet to fill in: each tick is saved by itself, photos stand beside their point, gaps are named. */
export function ChecklistPanel({ sheetId, about, record = sheetId, ...rest }: ChecklistPanelProps) {
  const { data, placeholder } = useLoad(sheetLoader(sheetId, about, record))
  useHeldRecord(record)
  return data ? <OpenSheet sheet={data} about={about} record={record} {...rest} /> : placeholder
}

type OpenSheetProps = { sheet: SheetView; record: string } & Omit<ChecklistPanelProps, 'sheetId' | 'record'>

function OpenSheet({ sheet, about, record, onComplete, withoutFinish, rest, words }: OpenSheetProps) {
  const t = useTexts(checklistText)
  const { answers, answer, untouched, passRest, labelOf, unsent, isSaving } = useAnswers(sheet, about, record)
  const canFill = sheet.can.fill
  return (
    <div className={styles.panel}>
      {rest && canFill && untouched.length > 0 && (
        <Button className={styles.rest ?? ''} type="primary" loading={isSaving} onClick={passRest}>
          {`${rest} (${untouched.length})`}
        </Button>
      )}
      <Checklist
        items={sheet.items}
        answers={answers}
        {...(words ? { words } : {})}
        {...(canFill ? { onAnswer: answer } : {})}
        photos={({ key }, given) =>
          takesPhotos(sheet, key, given.result) || given.fileIds.length > 0 ? (
            <FilePhotos
              small
              fileIds={given.fileIds}
              purpose="checklist"
              subject={{ kind: 'checklistSheet', id: sheet.id }}
              queue={{ about: { kind: about, id: record }, label: `${sheet.title} · ${labelOf(key)}` }}
              {...(canFill ? { onChange: fileIds => answer({ ...given, fileIds }) } : {})}
            />
          ) : null
        }
      />
      <footer className={styles.foot}>
        {sheet.state === 'complete' ? (
          <StatusTag tone="good">
            {t.completed} <When at={sheet.completedAt} />
          </StatusTag>
        ) : (
          <Gaps sheet={sheet} isSaving={isSaving} unsent={unsent} />
        )}
        {sheet.can.complete && !withoutFinish && (
          <Finish sheet={sheet} about={about} onComplete={onComplete} unsent={unsent} />
        )}
      </footer>
    </div>
  )
}

/** Where a photo is as one likes, it is offered for what is worth seeing, and for what was ticked; the sheet stays short. */
function takesPhotos(sheet: SheetView, key: string, result: string | null): boolean {
  const item = sheet.items.find(each => each.key === key)
  const rule = item?.photo ?? 'never'
  if (rule === 'optional') return item?.kind === 'tick' ? result !== null : result === 'watch' || result === 'bad'
  return rule !== 'never'
}

function Gaps({ sheet, isSaving, unsent }: { sheet: SheetView; isSaving: boolean; unsent: number }) {
  const t = useTexts(checklistText)
  const text = useText()
  if (isSaving) return <span className={styles.quiet}>{t.saving}</span>
  if (unsent > 0) return <StatusTag tone="warn">{fill(t.waiting, { n: unsent })}</StatusTag>
  if (!sheet.can.fill) return <span className={styles.quiet}>{t.mayNot}</span>
  if (sheet.gaps.length === 0) return <span className={styles.quiet}>{t.saved}</span>
  const names = sheet.gaps.slice(0, 6).map(gap => `${text(gap.label)}（${t[gap.why]}）`)
  const items = sheet.gaps.length > 6 ? [...names, '…'] : names
  return <span className={styles.gaps}>{fill(t.missing, { items: items.join('、') })}</span>
}

type FinishProps = {
  sheet: SheetView
  about: string
  onComplete: ((sheet: SheetView) => void) | undefined
  unsent: number
}

function Finish({ sheet, about, onComplete, unsent }: FinishProps) {
  const t = useTexts(checklistText)
  const text = useText()
  const command = useCommand({
    run: api.checklists.complete,
    invalidates: ['checklist', about],
    success: t.completed,
    onDone: answer => onComplete?.(answer),
  })
  const items = sheet.gaps.map(gap => text(gap.label)).join('、')
  return (
    <ActionButton
      kind="primary"
      label={t.complete}
      busy={command.busy}
      disabledReason={
        unsent > 0 ? fill(t.waiting, { n: unsent }) : sheet.gaps.length > 0 ? fill(t.missing, { items }) : null
      }
      onClick={() => void command.send({ id: sheet.id })}
    />
  )
}
