import { Segmented } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import { type PartyName, partyTexts, type SwitchMode, switchModes } from '#domain/mechanisms/outside/parties.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { StatusTag } from '../kit/status-tag.tsx'
import { switchesLoader } from './loaders.ts'
import styles from './outside.module.css'
import { outsideText } from './text.ts'

/** One card per party: how it behaves now, and how much waits for it. */
export function PartySwitches() {
  const t = useTexts(outsideText)
  const { data, placeholder } = useLoad(switchesLoader(), { rows: 2 })
  if (!data) return placeholder
  return (
    <>
      <p className={styles.hint}>{t.hint}</p>
      <div className={styles.cards}>
        {data.rows.map(row => (
          <PartyCard key={row.party} row={row} canSet={data.can.set} />
        ))}
      </div>
    </>
  )
}

type Row = { party: PartyName; mode: SwitchMode; waiting: number; failed: number }

function PartyCard({ row, canSet }: { row: Row; canSet: boolean }) {
  const t = useTexts(outsideText)
  const text = useText()
  const command = useCommand({
    run: api.outside.setSwitch,
    invalidates: ['outside', 'message'],
    success: t.switched,
  })
  const modeOf = (value: string) => switchModes.find(mode => mode === value) ?? 'ok'
  return (
    <section className={styles.card} data-mode={row.mode}>
      <h2 className={styles.name}>{text(partyTexts[row.party])}</h2>
      <Segmented
        size="small"
        aria-label={text(partyTexts[row.party])}
        disabled={!canSet || command.busy}
        value={row.mode}
        options={switchModes.map(mode => ({ value: mode, label: t[mode] }))}
        onChange={value => void command.send({ party: row.party, mode: modeOf(value) })}
      />
      <div className={styles.counts}>
        {row.waiting > 0 && <StatusTag tone="info">{fill(t.waiting, { n: row.waiting })}</StatusTag>}
        {row.failed > 0 && <StatusTag tone="bad">{fill(t.failed, { n: row.failed })}</StatusTag>}
      </div>
    </section>
  )
}
