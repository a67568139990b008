import { App, AutoComplete, Checkbox, Segmented } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { qty } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { PersonSelect } from '#desk/mechanisms/duties/person-select.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { QtyInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { OrderParts, SlipLineView } from '#domain/processes/stock/shapes.ts'
import { returnConditionTexts } from '#domain/processes/stock/shortage-states.ts'
import { partsKinds } from './loaders.ts'
import { PartName } from './part-name.tsx'
import styles from './stock.module.css'
import { returnText } from './text.ts'

type Condition = keyof typeof returnConditionTexts
type Back = { qtyMilli: number | null; reason: string; condition: Condition; stillNeeded: boolean }
type Values = { broughtBy: string; lines: Record<string, Back> }

const untouched: Back = { qtyMilli: null, reason: '', condition: 'sealed', stillNeeded: false }

/** Takes back parts of one issue slip; lines without a quantity stay out. */
export function ReturnDrawer({ slip, onClose }: { slip: OrderParts['slips'][number]; onClose: () => void }) {
  const t = useTexts(returnText)
  const { message } = App.useApp()
  return (
    <DrawerForm
      open
      title={fill(t.title, { number: slip.number })}
      width={640}
      onClose={onClose}
      saveLabel={t.submit}
      run={api.parts.giveBack}
      invalidates={[...partsKinds, 'part']}
      initial={{ lines: {} }}
      toInput={({ broughtBy, lines }: Values) => ({
        id: newId(),
        orderId: slip.orderId,
        issueSlipId: slip.id,
        broughtBy,
        note: '',
        lines: Object.entries(lines).flatMap(([lineId, { qtyMilli, ...rest }]) =>
          qtyMilli ? [{ lineId, qtyMilli, ...rest }] : [],
        ),
      })}
      onDone={made => {
        void message.success(fill(t.done, { number: made.number }))
        window.open(pdfAddress(made.paperId), '_blank', 'noopener')
      }}
    >
      <Field<Values> name="broughtBy" label={t.broughtBy} required picked>
        <PersonSelect label={t.broughtBy} />
      </Field>
      <Field<Values> name="lines" label={t.qty}>
        <ReturnLines issued={slip.lines} />
      </Field>
    </DrawerForm>
  )
}

type ReturnLinesProps = {
  issued: readonly SlipLineView[]
  value?: Record<string, Back>
  onChange?: (value: Record<string, Back>) => void
}

function ReturnLines({ issued, value = {}, onChange }: ReturnLinesProps) {
  const t = useTexts(returnText)
  const text = useText()
  const reasons = [t.unused, t.wrong, t.refused].map(reason => ({ value: reason }))
  return (
    <div className={styles.lines}>
      {issued.map(line => {
        const back = value[line.id] ?? untouched
        const change = (next: Partial<Back>) => onChange?.({ ...value, [line.id]: { ...back, ...next } })
        const left = line.qtyMilli - line.returnedMilli
        return (
          <div key={line.id} className={styles.back}>
            <PartName name={line.partName} number={line.partNumber} hint={`${t.left} ${qty(left)}`} />
            <QtyInput
              aria-label={`${line.partName} ${t.qty}`}
              unit={line.unit}
              disabled={left === 0}
              value={back.qtyMilli}
              onChange={qtyMilli => change({ qtyMilli })}
            />
            {back.qtyMilli !== null && (
              <div className={styles.wide}>
                <AutoComplete
                  aria-label={t.reason}
                  placeholder={t.reason}
                  style={{ width: 180 }}
                  options={reasons}
                  value={back.reason}
                  onChange={reason => change({ reason })}
                />
                <Segmented
                  aria-label={t.condition}
                  options={optionsFrom(returnConditionTexts, text)}
                  value={back.condition}
                  onChange={condition => change({ condition })}
                />
                <Checkbox checked={back.stillNeeded} onChange={event => change({ stillNeeded: event.target.checked })}>
                  {t.stillNeeded}
                </Checkbox>
              </div>
            )}
          </div>
        )
      })}
    </div>
  )
}
