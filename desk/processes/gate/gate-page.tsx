import { CarOutlined, StopOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { When } from '#desk/kernel/format.tsx'
import { listLoader } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ListRows } from '#desk/mechanisms/kit/list-page.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { passKindTexts } from '#domain/processes/gate/pass-rule.ts'
import styles from './gate.module.css'
import { gateText } from './text.ts'

type Verdict = Awaited<ReturnType<typeof api.gate.scan>>

const scansLoader = () =>
  listLoader(['gatePass', 'gateScan'], 'gateScans', {}, (input, signal) =>
    api.gate.scans({ ...input, limit: 20 }, { signal }),
  )

/** Plate, scan, green or red from across the yard. The scanner types the code and ends it with Enter. */
export function Page() {
  const t = useTexts(gateText)
  const [plate, setPlate] = useState('')
  const [token, setToken] = useState('')
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const plateBox = useRef<InputRef>(null)
  const tokenBox = useRef<InputRef>(null)
  const scan = useCommand({ run: api.gate.scan, invalidates: ['gatePass', 'gateScan', 'visit'], onDone: setVerdict })
  const check = (code: string | null) => {
    if (plate.trim() !== '') void scan.send({ plate: plate.trim(), token: code })
  }
  const next = () => {
    setPlate('')
    setToken('')
    setVerdict(null)
    plateBox.current?.focus()
  }
  return (
    <div className={styles.page}>
      <Section title={t.gate} extra={t.hint}>
        <div className={styles.form}>
          <Input
            ref={plateBox}
            size="large"
            autoFocus
            aria-label={t.plate}
            placeholder={t.plate}
            maxLength={12}
            value={plate}
            onChange={event => setPlate(event.target.value.toUpperCase())}
            onPressEnter={() => tokenBox.current?.focus()}
          />
          <Input
            ref={tokenBox}
            size="large"
            aria-label={t.token}
            placeholder={t.token}
            maxLength={100}
            value={token}
            onChange={event => setToken(event.target.value)}
            onPressEnter={() => check(token.trim() || null)}
          />
          <div style={{ display: 'flex', gap: 8 }}>
            <Button size="large" type="primary" loading={scan.busy} onClick={() => check(token.trim() || null)}>
              {t.check}
            </Button>
            <Button size="large" disabled={scan.busy} onClick={() => check(null)}>
              {t.noToken}
            </Button>
          </div>
        </div>
      </Section>
      {verdict && <Shown verdict={verdict} onNext={next} />}
      <History />
    </div>
  )
}

function Shown({ verdict, onNext }: { verdict: Verdict; onNext: () => void }) {
  const t = useTexts(gateText)
  const kinds = useTexts(passKindTexts)
  return (
    <div
      className={styles.verdict}
      role="alert"
      data-open={verdict.opens || undefined}
      data-stop={!verdict.opens || undefined}
    >
      {verdict.opens ? <CarOutlined style={{ fontSize: 48 }} /> : <StopOutlined style={{ fontSize: 48 }} />}
      <div className={styles.word}>{verdict.opens ? t.open : t.stop}</div>
      <div className={styles.plate}>{verdict.plate}</div>
      <div className={styles.why}>
        {verdict.opens ? `${verdict.kind ? kinds[verdict.kind] : ''} ${verdict.number ?? ''}` : verdict.text}
      </div>
      <div className={styles.soft}>{verdict.opens ? t.goHint : t.stopHint}</div>
      <Button size="large" ghost onClick={onNext}>
        {t.next}
      </Button>
    </div>
  )
}

function History() {
  const t = useTexts(gateText)
  return (
    <Section title={t.history} flush>
      <ListRows
        load={scansLoader()}
        rowKey={row => row.id}
        columns={[
          { key: 'at', title: t.at, width: 150, render: row => <When at={row.at} /> },
          { key: 'plate', title: t.plate, width: 120, render: row => <strong>{row.plate}</strong> },
          {
            key: 'result',
            title: t.result,
            minWidth: 170,
            render: row => <StatusTag tone={row.outcome === 'open' ? 'good' : 'bad'}>{row.text}</StatusTag>,
          },
          { key: 'number', title: t.number, width: 190, render: row => row.number ?? '—' },
          { key: 'by', title: t.by, width: 100, render: row => row.by },
        ]}
      />
    </Section>
  )
}
