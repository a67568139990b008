import { App, Button, Checkbox } from 'antd'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { counterText } from './counter-text.ts'
import { HandoverBox } from './handover-box.tsx'
import type { Known, QuickDraft } from './quick-form.tsx'
import type { QuickLine } from './quick-lines.ts'
import { lastServiceLines, lineNamed } from './quick-search.ts'

export type Item = Known['handover']['openItems'][number]
type QuickKnownProps = {
  known: Known
  vehicleId: string
  draft: QuickDraft
  lines: readonly QuickLine[]
  onChange: (part: Partial<QuickDraft>) => void
  onLines: (change: (lines: QuickLine[]) => QuickLine[]) => void
}

/** What another adviser left behind, and what may go on the order by one key: Alt+1 to Alt+9, Alt+M for the service. */
export function QuickKnown({ known, vehicleId, draft, lines, onChange, onLines }: QuickKnownProps) {
  const t = useTexts(counterText)
  const { message } = App.useApp()
  const { handover } = known
  const isOn = (item: Item) => lines.some(line => line.openItemId === item.id)
  const addItem = async (item: Item) => {
    if (isOn(item)) return
    const line = await lineNamed(item, vehicleId)
    // Work without a name in the catalogue and without a price is for the adviser to choose, not to give away.
    if (line === null) {
      if (!draft.words.includes(item.text)) onChange({ words: `${draft.words}；${item.text}` })
      return void message.info(t.chooseWork)
    }
    onLines(all => (all.some(each => each.openItemId === item.id) ? all : [...all, { ...line, openItemId: item.id }]))
    onChange({ fromBooking: false })
  }
  const addService = async () => {
    const found = await lastServiceLines(vehicleId)
    if (found.length === 0) return void message.info(t.noService)
    onLines(all => [...all, ...found.filter(line => !all.some(each => each.refId === line.refId))])
    onChange({ fromBooking: false, kind: 'maintenance' })
  }
  useHotkeys(t.handover, [
    ...handover.openItems.slice(0, 9).map((item, index) => ({
      key: `Alt+${index + 1}`,
      label: item.text,
      run: () => void addItem(item),
      disabled: isOn(item),
    })),
    { key: 'Alt+M', label: t.addService, run: () => void addService() },
    ...(handover.owed
      ? [{ key: 'Alt+B', label: t.haveRead, run: () => onChange({ handoverRead: !draft.handoverRead }) }]
      : []),
  ])
  return (
    <HandoverBox
      handover={handover}
      action={
        handover.owed && (
          <Checkbox checked={draft.handoverRead} onChange={event => onChange({ handoverRead: event.target.checked })}>
            {t.haveRead} (Alt+B)
          </Checkbox>
        )
      }
      itemAction={(item, index) => (
        <Button size="small" disabled={isOn(item)} onClick={() => void addItem(item)}>
          {isOn(item) ? t.addedItem : index < 9 ? `${t.addItem} (Alt+${index + 1})` : t.addItem}
        </Button>
      )}
    />
  )
}
