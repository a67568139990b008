import { Button } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { at, money } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { ReasonDialog } from '#desk/mechanisms/kit/reason-dialog.tsx'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { aboutText } from '#domain/processes/guarantee/early-faults.ts'
import { exchangeKindTexts, exchangeStateTexts, grounds, groundTexts } from '#domain/processes/guarantee/exchange.ts'
import { ExchangeDrawer } from './exchange-drawer.tsx'
import styles from './guarantee.module.css'
import { type Clocks, guaranteeKinds } from './loaders.ts'
import { guaranteeText } from './text.ts'

type Exchange = Clocks['exchanges'][number]

const touches = [...guaranteeKinds, 'duty'] as const
const tones = { asked: 'warn', agreed: 'info', refused: 'calm', done: 'good' } as const

/** The car goes back or is replaced: its ground, what the use costs, and by when the house answers. */
export function ExchangeSection({ data }: { data: Clocks }) {
  const t = useTexts(guaranteeText)
  const [isOpen, setIsOpen] = useState(false)
  const isRunning = data.exchanges.some(row => row.state === 'asked' || row.state === 'agreed')
  const hasGround = grounds(data.clocks, data.faults).length > 0
  return (
    <Section
      title={t.exchange}
      extra={
        data.can.exchange &&
        hasGround &&
        !isRunning && <ActionButton label={t.askExchange} onClick={() => setIsOpen(true)} />
      }
    >
      {data.exchanges.length === 0 && !hasGround && t.exchangeHint}
      {data.exchanges.map(row => (
        <ExchangeFacts key={row.id} row={row} canAnswer={data.can.answer} />
      ))}
      <ExchangeDrawer data={data} open={isOpen} onClose={() => setIsOpen(false)} />
    </Section>
  )
}

function ExchangeFacts({ row, canAnswer }: { row: Exchange; canAnswer: boolean }) {
  const t = useTexts(guaranteeText)
  const text = useText()
  const ground = text(groundTexts[row.clock]) + (row.about && `（${text(aboutText(row.clock, row.about))}）`)
  return (
    <>
      <Facts
        facts={[
          { label: t.exchangeKind, value: text(exchangeKindTexts[row.kind]) },
          {
            label: t.state,
            value: <StatusTag tone={tones[row.state]}>{text(exchangeStateTexts[row.state])}</StatusTag>,
          },
          { label: t.ground, value: ground },
          { label: t.price, value: money(row.priceFen) },
          { label: t.km, value: `${row.km} km` },
          { label: t.usage, value: money(row.usageFen) },
          ...(row.kind === 'refund' ? [{ label: t.back, value: money(row.backFen) }] : []),
          row.state === 'asked'
            ? { label: t.answerDue, value: at(row.answerDueAt) }
            : { label: t.finishDue, value: at(row.finishDueAt) },
          ...(row.note ? [{ label: t.proof, value: `${row.answeredBy}：${row.note}`, wide: true }] : []),
        ]}
      />
      {canAnswer && <Answer row={row} />}
    </>
  )
}

function Answer({ row }: { row: Exchange }) {
  const t = useTexts(guaranteeText)
  const [isRefusing, setIsRefusing] = useState(false)
  const answer = useCommand({ run: api.guarantee.answerExchange, invalidates: touches, success: t.answered })
  const refusal = useCommand({ run: api.guarantee.answerExchange, invalidates: touches, quiet: true })
  const finish = useCommand({ run: api.guarantee.finishExchange, invalidates: touches, success: t.saved })
  const edit = { id: row.id, version: row.version }
  return (
    <div className={styles.row}>
      {row.state === 'asked' && (
        <>
          <ActionButton
            kind="primary"
            label={t.agree}
            busy={answer.busy}
            onClick={() => void answer.send({ ...edit, agreed: true })}
          />
          <Button onClick={() => setIsRefusing(true)}>{t.decline}</Button>
        </>
      )}
      {row.state === 'agreed' && (
        <ActionButton kind="primary" label={t.finish} busy={finish.busy} onClick={() => void finish.send(edit)} />
      )}
      <ReasonDialog
        open={isRefusing}
        title={t.declineTitle}
        danger
        onClose={() => setIsRefusing(false)}
        onSubmit={note => refusal.send({ ...edit, agreed: false, note })}
      />
    </div>
  )
}
