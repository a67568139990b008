import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { hours, Money } from '#desk/kernel/format.tsx'
import { HotkeyLayer, useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Facts, Section, Stack } from '#desk/mechanisms/kit/section.tsx'
import { stepText } from '#domain/processes/catalogue/work-steps.ts'
import styles from './catalogue.module.css'
import { operationLoader } from './loaders.ts'
import { OperationForm } from './operation-form.tsx'
import { labourText } from './text.ts'

/** One operation with its hours, its price and how it is done. */
export function OperationDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <HotkeyLayer>
      <OpenOperation id={id} onClose={onClose} />
    </HotkeyLayer>
  )
}

function OpenOperation({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts(labourText)
  const { data, placeholder } = useLoad(operationLoader(id))
  const [isEditing, setEditing] = useState(false)
  useHotkeys(t.title, [{ key: 'Esc', label: t.title, run: onClose }])
  const marks = [data?.highVoltage && t.highVoltage, data?.keyItem && t.keyItem].filter(Boolean).join('、')
  return (
    <Drawer
      open
      size={560}
      title={data ? `${data.code} ${data.name}` : t.title}
      onClose={onClose}
      keyboard={false}
      extra={data?.can.edit && <Button onClick={() => setEditing(true)}>{t.edit}</Button>}
    >
      {placeholder}
      {data && (
        <Stack>
          <Facts
            facts={[
              { label: t.hours, value: hours(data.hoursCenti) },
              { label: t.rate, value: <Money fen={data.rateFen} sign /> },
              { label: t.price, value: <Money fen={data.amountFen} sign strong /> },
              { label: t.system, value: data.system },
              { label: t.trade, value: data.trade },
              { label: t.guarantee, value: data.guaranteeClass },
              { label: t.powers, value: data.powers.join('、') || t.everyPower },
              { label: t.marks, value: marks || '—' },
            ]}
          />
          <Section title={t.steps} flush>
            {data.steps.length === 0 ? (
              <div className={styles.empty}>{t.noSteps}</div>
            ) : (
              <ol className={styles.steps}>
                {data.steps.map(step => (
                  <li key={stepText(step)}>{stepText(step)}</li>
                ))}
              </ol>
            )}
          </Section>
        </Stack>
      )}
      {data && isEditing && <OperationForm operation={data} onClose={() => setEditing(false)} />}
    </Drawer>
  )
}
